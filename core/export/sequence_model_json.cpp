#include "core/export/sequence_model_json.h"

#include "core/base/error.h"
#include "core/export/json_text.h"

#include <simdjson.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <limits>

namespace anomalyst::exporting
{

namespace
{

using analysis::CountedPair;
using analysis::SequenceModel;

constexpr std::string_view kFormat = "anomalyst-sequence-model";
constexpr std::int64_t kVersion = 1;
constexpr std::uintmax_t kMostBytes = std::uintmax_t{1} << 30;

std::string_view modelName(SequenceModel model)
{
    switch (model) {
    case SequenceModel::Commands:
        return "commands";
    case SequenceModel::Parameters:
        return "parameters";
    case SequenceModel::Values:
        break;
    }
    return "values";
}

void appendKey(std::string &json, std::string_view key)
{
    json += json.size() > 1 ? ",\n" : "\n";
    appendJsonString(json, key);
    json += ": ";
}

template<class Items, class Append>
void appendList(std::string &json, std::string_view key, const Items &items, const Append &append)
{
    appendKey(json, key);
    json += '[';
    bool isFirst = true;
    for (const auto &item : items) {
        json += isFirst ? "" : ",";
        append(item);
        isFirst = false;
    }
    json += ']';
}

class ModelReader
{
public:
    explicit ModelReader(std::string_view json)
        : m_padded(json)
    {
        if (m_parser.parse(m_padded).get_object().get(m_root))
            fail("it is no JSON object");
    }

    result::LearntModel read()
    {
        std::string_view format;
        std::int64_t version = 0;
        if (m_root["format"].get_string().get(format) || format != kFormat)
            fail("it is no sequence model");
        if (m_root["version"].get_int64().get(version) || version != kVersion)
            fail("it has another version than this program reads");
        result::LearntModel model;
        model.about = text("about");
        model.commands = texts("commands");
        model.parameters = texts("parameters");
        model.values = texts("values");
        readCounts(model.counts);
        check(model);
        return model;
    }

private:
    [[noreturn]] static void fail(const std::string &why)
    {
        throw Error("the sequence model cannot be read: " + why, {}, "choose a file that Anomalyst has exported");
    }
    std::string text(const char *key)
    {
        std::string_view found;
        if (m_root[key].get_string().get(found))
            fail(std::string("\"") + key + "\" is missing");
        return std::string(found);
    }
    simdjson::dom::array list(const char *key)
    {
        simdjson::dom::array found;
        if (m_root[key].get_array().get(found))
            fail(std::string("\"") + key + "\" is missing");
        return found;
    }
    std::vector<std::string> texts(const char *key)
    {
        std::vector<std::string> found;
        for (const auto element : list(key)) {
            std::string_view one;
            if (element.get_string().get(one))
                fail(std::string("\"") + key + "\" holds something else than texts");
            found.emplace_back(one);
        }
        return found;
    }
    static std::uint32_t number(const simdjson::dom::element &element)
    {
        std::uint64_t value = 0;
        if (element.get_uint64().get(value) || value >= std::numeric_limits<std::uint32_t>::max())
            fail("a count is no whole number");
        return static_cast<std::uint32_t>(value);
    }
    std::vector<std::uint32_t> numbers(const char *key)
    {
        std::vector<std::uint32_t> found;
        for (const auto element : list(key))
            found.push_back(number(element));
        return found;
    }
    std::vector<CountedPair> pairs(const char *key)
    {
        const std::vector<std::uint32_t> flat = numbers(key);
        if (flat.size() % 3 != 0)
            fail(std::string("\"") + key + "\" is cut short");
        std::vector<CountedPair> found;
        for (std::size_t i = 0; i < flat.size(); i += 3)
            found.push_back({flat[i], flat[i + 1], flat[i + 2]});
        return found;
    }

    void readCounts(analysis::ModelCounts &counts)
    {
        const std::string kind = text("model");
        counts.model = kind == modelName(SequenceModel::Commands)     ? SequenceModel::Commands
                       : kind == modelName(SequenceModel::Parameters) ? SequenceModel::Parameters
                                                                      : SequenceModel::Values;
        if (kind != modelName(counts.model))
            fail("\"" + kind + "\" is no kind of model");
        const std::vector<std::uint32_t> sessions = numbers("sessions");
        if (sessions.size() != 1 || sessions[0] == 0)
            fail("it has learnt from no session");
        counts.sessions = sessions[0];
        counts.commands = numbers("command_counts");
        counts.transitions = pairs("transitions");
        counts.parameters = pairs("command_parameters");
        const std::vector<std::uint32_t> tallies = numbers("parameter_uses_and_values");
        for (std::size_t i = 0; i + 1 < tallies.size(); i += 2)
            counts.tallies.push_back({tallies[i], tallies[i + 1]});
        counts.modellable = numbers("modellable");
        counts.values = pairs("parameter_values");
    }

    static void check(result::LearntModel &model)
    {
        analysis::ModelCounts &counts = model.counts;
        counts.valueCount = static_cast<std::uint32_t>(model.values.size());
        const bool fits =
            counts.commands.size() == model.commands.size() && counts.tallies.size() == model.parameters.size() &&
            !model.values.empty() && std::ranges::is_sorted(counts.modellable) &&
            std::ranges::all_of(counts.modellable, [&](std::uint32_t name) { return name < model.parameters.size(); });
        if (!fits)
            fail("its counts do not fit its names");
        analysis::TransitionModel::fromCounts(counts);
    }

    simdjson::padded_string m_padded;
    simdjson::dom::parser m_parser;
    simdjson::dom::object m_root;
};

} // namespace

std::string sequenceModelJson(const result::LearntModel &model)
{
    std::string json = "{";
    const auto addText = [&](std::string_view key, std::string_view text) {
        appendKey(json, key);
        appendJsonString(json, text);
    };
    const auto addTexts = [&](std::string_view key, const std::vector<std::string> &texts) {
        appendList(json, key, texts, [&](const std::string &text) { appendJsonString(json, text); });
    };
    const auto addNumbers = [&](std::string_view key, const std::vector<std::uint32_t> &numbers) {
        appendList(json, key, numbers, [&](std::uint32_t number) { json += std::to_string(number); });
    };
    const auto addPairs = [&](std::string_view key, const std::vector<CountedPair> &pairs) {
        appendList(json, key, pairs, [&](const CountedPair &pair) {
            json += std::to_string(pair.first) + ',' + std::to_string(pair.second) + ',' + std::to_string(pair.count);
        });
    };
    addText("format", kFormat);
    appendKey(json, "version");
    json += std::to_string(kVersion);
    addText("about", model.about);
    addText("model", modelName(model.counts.model));
    addNumbers("sessions", {model.counts.sessions});
    addTexts("commands", model.commands);
    addTexts("parameters", model.parameters);
    addTexts("values", model.values);
    addNumbers("command_counts", model.counts.commands);
    addPairs("transitions", model.counts.transitions);
    addPairs("command_parameters", model.counts.parameters);
    appendList(json, "parameter_uses_and_values", model.counts.tallies, [&](const analysis::ParameterTally &tally) {
        json += std::to_string(tally.uses) + ',' + std::to_string(tally.distinct);
    });
    addNumbers("modellable", model.counts.modellable);
    addPairs("parameter_values", model.counts.values);
    return json + "\n}\n";
}

result::LearntModel readSequenceModel(std::string_view json)
{
    return ModelReader(json).read();
}

void writeSequenceModel(const OutputTarget &target, const result::LearntModel &model)
{
    OutputFile file(target);
    file.write(sequenceModelJson(model));
    file.commit();
}

result::LearntModel loadSequenceModel(const std::filesystem::path &path)
{
    std::error_code failure;
    const std::uintmax_t size = std::filesystem::file_size(path, failure);
    std::ifstream stream(path, std::ios::binary);
    if (failure || !stream)
        throw Error("the sequence model cannot be read", path.string(), "check its name and permissions");
    if (size > kMostBytes)
        throw Error("the file is too large for a sequence model", path.string(), "choose another file");
    const std::string json{std::istreambuf_iterator<char>(stream), {}};
    return readSequenceModel(json);
}

} // namespace anomalyst::exporting
