// Features as text: "COLUMN" or "measure{options}*weight:COLUMN".

#include "core/base/error.h"
#include "core/query/features.h"
#include "core/query/value_text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace anomalyst::query
{

namespace
{

constexpr std::array kMeasures = {Measure::Value,        Measure::DelimCount, Measure::DelimHash,
                                  Measure::CharOrdScore, Measure::TokenCount, Measure::Length,
                                  Measure::LogLength,    Measure::Crc32,      Measure::IsSystemSession};
constexpr std::array kRules = {PartRule::AfterFirst, PartRule::AfterLast, PartRule::BeforeFirst,
                               PartRule::BeforeLast, PartRule::Match,     PartRule::PathParts};
constexpr std::string_view kDelimiters = "delimiters";

template<class Values, class NameOf>
std::string namesOf(const Values &values, const NameOf &nameOf)
{
    std::string names;
    for (const auto value : values)
        names += (names.empty() ? "" : ", ") + std::string(nameOf(value));
    return names;
}

// Reads one feature from left to right; every complaint names the whole of it.
class FeatureParser
{
public:
    explicit FeatureParser(std::string_view text)
        : m_text(text)
        , m_rest(text)
    {
    }

    FeatureSpec parse()
    {
        FeatureSpec feature;
        const std::size_t end = m_rest.find_first_of(":{*");
        if (m_rest.find(':') == std::string_view::npos || end == std::string_view::npos)
            return bareColumn();
        feature.measure = measureNamed(take(end));
        if (m_rest.starts_with('{'))
            takeOptions(feature);
        if (m_rest.starts_with('*'))
            feature.weight = takeWeight();
        if (!m_rest.starts_with(':'))
            fail("there is no : before the column", "write measure:COLUMN");
        feature.column = m_rest.substr(1);
        checkColumn(feature.column);
        PartCutter(feature.part); // refuses what cannot be cut
        return feature;
    }

private:
    FeatureSpec bareColumn() const
    {
        checkColumn(m_text);
        return {Measure::Value, std::string(m_text)};
    }

    void checkColumn(std::string_view column) const
    {
        if (column.empty())
            fail("the feature names no column",
                 "write COLUMN for a number, or measure:COLUMN, for example delim_count:CommandLine");
    }

    Measure measureNamed(std::string_view name) const
    {
        const auto measure = std::ranges::find(kMeasures, name, measureName);
        if (measure == kMeasures.end())
            fail("there is no measure \"" + std::string(name) + "\"",
                 "the measures are " + namesOf(kMeasures, measureName) +
                     "; a column with : in its name is written value:COLUMN");
        return *measure;
    }

    void takeOptions(FeatureSpec &feature)
    {
        do {
            m_rest.remove_prefix(1);
            const std::string_view name = take(std::min(m_rest.find('='), m_rest.size()));
            if (m_rest.empty())
                fail("the option \"" + std::string(name) + "\" has no value", "write option=\"value\"");
            m_rest.remove_prefix(1);
            setOption(feature, name, takeValue());
        } while (m_rest.starts_with(','));
        if (!m_rest.starts_with('}'))
            fail("the options have no end", "close them with }");
        m_rest.remove_prefix(1);
    }

    void setOption(FeatureSpec &feature, std::string_view name, std::string value) const
    {
        if (name == kDelimiters) {
            feature.delimiters = std::move(value);
            return;
        }
        const auto rule = std::ranges::find(kRules, name, partRuleName);
        if (rule == kRules.end())
            fail("there is no option \"" + std::string(name) + "\"",
                 "the options are " + namesOf(kRules, partRuleName) + ", " + std::string(kDelimiters));
        feature.part.rule = *rule;
        if (*rule != PartRule::PathParts) {
            feature.part.argument = std::move(value);
            return;
        }
        const auto parts = integerFromText(value);
        if (!parts || *parts < 1)
            fail("\"" + value + "\" is not a number of parts from 1", "write for example path_parts=2");
        feature.part.parts = static_cast<std::size_t>(*parts);
    }

    // In quotes, or up to the next , or }.
    std::string takeValue()
    {
        if (!m_rest.starts_with('"'))
            return std::string(take(std::min(m_rest.find_first_of(",}"), m_rest.size())));
        std::string value;
        for (std::size_t i = 1; i < m_rest.size(); ++i) {
            if (m_rest[i] == '"' && !m_rest.substr(i + 1).starts_with('"')) {
                m_rest.remove_prefix(i + 1);
                return value;
            }
            i += m_rest[i] == '"';
            value += m_rest[i];
        }
        fail("a value has no closing quote", "close it with \"; a quote within is doubled");
    }

    double takeWeight()
    {
        m_rest.remove_prefix(1);
        const std::string_view number = take(std::min(m_rest.find(':'), m_rest.size()));
        const auto weight = realFromText(number);
        if (!weight || !(*weight > 0))
            fail("\"" + std::string(number) + "\" is not a weight above 0", "write for example *0.5");
        return *weight;
    }

    std::string_view take(std::size_t count)
    {
        const std::string_view taken = m_rest.substr(0, count);
        m_rest.remove_prefix(count);
        return taken;
    }

    [[noreturn]] void fail(const std::string &what, const std::string &remedy) const
    {
        throw Error(what, "feature \"" + std::string(m_text) + "\"", remedy);
    }

    std::string_view m_text;
    std::string_view m_rest;
};

std::string inQuotes(std::string_view value)
{
    std::string text = "\"";
    for (const char c : value)
        text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + '"';
}

std::string formatOptions(const FeatureSpec &feature)
{
    std::string options;
    if (feature.part.rule == PartRule::PathParts)
        options = "path_parts=" + std::to_string(feature.part.parts);
    else if (feature.part.rule != PartRule::Whole)
        options = std::string(partRuleName(feature.part.rule)) + "=" + inQuotes(feature.part.argument);
    if (!feature.delimiters.empty())
        options += (options.empty() ? "" : ",") + std::string(kDelimiters) + "=" + inQuotes(feature.delimiters);
    return options.empty() ? options : "{" + options + "}";
}

} // namespace

std::string_view measureName(Measure measure)
{
    switch (measure) {
    case Measure::Value:
        return "value";
    case Measure::DelimCount:
        return "delim_count";
    case Measure::DelimHash:
        return "delim_hash";
    case Measure::CharOrdScore:
        return "char_ord_score";
    case Measure::TokenCount:
        return "token_count";
    case Measure::Length:
        return "length";
    case Measure::LogLength:
        return "log_length";
    case Measure::Crc32:
        return "crc32";
    case Measure::IsSystemSession:
        return "is_system_session";
    }
    return {};
}

FeatureSpec parseFeature(std::string_view text)
{
    return FeatureParser(text).parse();
}

std::string formatFeature(const FeatureSpec &feature)
{
    const std::string options = formatOptions(feature);
    const bool bare = feature.measure == Measure::Value && options.empty() && feature.weight == 1 &&
                      feature.column.find(':') == std::string::npos;
    if (bare)
        return feature.column;
    const std::string weight = feature.weight == 1 ? "" : "*" + realText(feature.weight);
    return std::string(measureName(feature.measure)) + options + weight + ":" + feature.column;
}

} // namespace anomalyst::query
