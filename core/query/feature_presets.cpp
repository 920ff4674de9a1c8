#include "core/query/feature_presets.h"

#include <algorithm>
#include <optional>

namespace anomalyst::query
{

namespace
{

using Names = std::vector<std::string_view>;

// "cs(User-Agent)" and "UserAgent" are one name.
std::string essence(std::string_view name)
{
    std::string letters;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z')
            letters += static_cast<char>(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            letters += c;
    }
    return letters;
}

// Collects the features of one preset, leaving out those whose column the log does not have.
class PresetMaker
{
public:
    PresetMaker(const store::LogInfo &log, std::string name)
        : m_log(log)
        , m_preset{std::move(name), {}}
    {
    }

    PresetMaker &ofRole(Role role, FeatureSpec feature) { return add(m_log.columnWithRole(role), std::move(feature)); }
    // The first of the names that is there, letters and digits alone compared.
    PresetMaker &named(const Names &names, FeatureSpec feature)
    {
        std::optional<std::size_t> found;
        for (const std::string_view name : names) {
            for (std::size_t i = 0; i < m_log.columns.size() && !found; ++i) {
                if (essence(m_log.columns[i].name) == name)
                    found = i;
            }
        }
        return add(found, std::move(feature));
    }
    void addTo(std::vector<FeaturePreset> &presets)
    {
        if (m_preset.features.size() >= 2)
            presets.push_back(std::move(m_preset));
    }

private:
    PresetMaker &add(std::optional<std::size_t> column, FeatureSpec feature)
    {
        if (column) {
            const ColumnSpec &spec = m_log.columns[*column];
            const bool isNumber = spec.type == ColumnType::Integer || spec.type == ColumnType::Real;
            if (feature.measure == Measure::Value && !isNumber)
                feature.measure = Measure::Crc32; // a name where others have a number
            feature.column = spec.name;
            m_preset.features.push_back(std::move(feature));
        }
        return *this;
    }

    const store::LogInfo &m_log;
    FeaturePreset m_preset;
};

bool hasWindowsPaths(const store::LogInfo &log)
{
    return std::ranges::any_of(log.columns, [](const ColumnSpec &column) {
        const std::string name = essence(column.name);
        return name == "newprocessname" || name == "image" || name == "subjectlogonid" || name == "logonguid" ||
               name == "initiatingprocesscommandline";
    });
}

void addProcessPresets(const store::LogInfo &log, std::vector<FeaturePreset> &presets)
{
    const auto windows = [&] {
        PresetMaker(log, "Windows process events")
            .ofRole(Role::CommandLine, {Measure::DelimCount, {}})
            .ofRole(Role::Process, {Measure::CharOrdScore, {}})
            .ofRole(Role::User, {Measure::CharOrdScore, {}})
            .ofRole(Role::Session, {Measure::IsSystemSession, {}})
            .addTo(presets);
    };
    const auto linux = [&] {
        PresetMaker(log, "Linux process events")
            .ofRole(Role::CommandLine, {Measure::DelimCount, {}})
            .ofRole(Role::CommandLine, {Measure::TokenCount, {}})
            .ofRole(Role::Process, {Measure::CharOrdScore, {}})
            .ofRole(Role::Process, {Measure::Length, {}, {PartRule::PathParts, {}, 2}})
            .ofRole(Role::User, {Measure::CharOrdScore, {}})
            .addTo(presets);
    };
    if (!log.columnWithRole(Role::CommandLine) && !log.columnWithRole(Role::Process))
        return;
    if (hasWindowsPaths(log)) {
        windows();
        linux();
    } else {
        linux();
        windows();
    }
}

const Names kUserAgents = {"useragent", "csuseragent", "httpuseragent", "agent", "requestheadersuseragent"};
const Names kTargets = {"csuristem", "uri", "url", "path", "request", "requesturi", "urlpath", "target"};

} // namespace

std::vector<FeaturePreset> featurePresets(const store::LogInfo &log)
{
    std::vector<FeaturePreset> presets;
    addProcessPresets(log, presets);
    PresetMaker(log, "Web requests: user agents")
        .named(kUserAgents, {Measure::CharOrdScore, {}, {PartRule::AfterLast, ")", 0}})
        .named(kUserAgents, {Measure::DelimCount, {}})
        .named(kUserAgents, {Measure::TokenCount, {}})
        .addTo(presets);
    PresetMaker(log, "Web requests: targets")
        .named(kTargets, {Measure::CharOrdScore, {}, {PartRule::PathParts, {}, 2}})
        .named(kTargets, {Measure::DelimCount, {}})
        .named(kTargets, {Measure::Length, {}})
        .addTo(presets);
    PresetMaker(log, "Logons")
        .named({"logontype", "logontypename"}, {Measure::Value, {}})
        .named({"targetusername", "targetuser", "account"}, {Measure::CharOrdScore, {}})
        .named({"ipaddress", "sourceip", "sourceaddress", "srcip", "addr"}, {Measure::CharOrdScore, {}})
        .named({"workstationname", "workstation", "sourceworkstation"}, {Measure::CharOrdScore, {}})
        .named({"authenticationpackagename", "authenticationpackage"}, {Measure::Length, {}})
        .addTo(presets);
    return presets;
}

} // namespace anomalyst::query
