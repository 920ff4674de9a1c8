// bench_markov FILE.jsonl commands|parameters|values WINDOW [leave-one-out]
// Sessions as text in memory → interned → trained → scored, one thread. A line of the file is a session:
// [["Command", {"Param": "Value", …}], …]. Another window length afterwards is timed, too. PEER_OUT takes the rarest
// window likelihoods, NaN where a session is short.
#include "core/analysis/sequences/transition_model.h"
#include "core/query/session_names.h"
#include "tests/bench/bench.h"

#include <simdjson.h>

#include <cmath>
#include <filesystem>
#include <limits>
#include <memory>
#include <string_view>

using namespace anomalyst;
using namespace anomalyst::analysis;

namespace
{

// The texts one after the other, as a reader of cells sees them.
class TextSessions
{
public:
    TextSessions(const std::string &path, SequenceModel model)
        : m_model(model)
    {
        m_texts.reserve(std::filesystem::file_size(path)); // the views stay valid
        simdjson::dom::parser parser;
        for (const auto &line : simdjson::dom::document_stream(parser.load_many(path, 32 << 20))) {
            for (const simdjson::dom::element command : simdjson::dom::array(line))
                add(command);
            sessionOffsets.push_back(static_cast<std::uint32_t>(commands.size()));
        }
    }

    std::size_t size() const { return sessionOffsets.size() - 1; }

    std::vector<std::uint32_t> sessionOffsets = {0};
    std::vector<std::string_view> commands;
    std::vector<std::uint32_t> parameterOffsets = {0};
    std::vector<std::string_view> names;  // of parameters, where the model looks at them
    std::vector<std::string_view> values; // one a name, where it looks at these, too

private:
    void add(simdjson::dom::element command)
    {
        commands.push_back(keep(std::string_view(command.at(0))));
        if (m_model != SequenceModel::Commands) {
            for (const auto &[name, value] : simdjson::dom::object(command.at(1))) {
                names.push_back(keep(name));
                if (m_model == SequenceModel::Values)
                    values.push_back(keep(std::string_view(value)));
            }
        }
        parameterOffsets.push_back(static_cast<std::uint32_t>(names.size()));
    }

    std::string_view keep(std::string_view text)
    {
        const std::size_t at = m_texts.size();
        m_texts += text;
        return std::string_view(m_texts).substr(at);
    }

    SequenceModel m_model;
    std::string m_texts;
};

// Everything interned; values only where the model looks at them.
class CodedSessions
{
public:
    explicit CodedSessions(const TextSessions &texts)
        : m_texts(texts)
        , m_commands(codesOf(texts.commands, m_commandNames))
    {
        const std::vector<std::uint32_t> names = codesOf(texts.names, m_parameterNames);
        const std::vector<std::uint32_t> values = codesOf(texts.values, m_values);
        m_parameters.reserve(names.size());
        for (std::size_t i = 0; i < names.size(); ++i) {
            const bool hasValue = i < values.size() && !texts.values[i].empty();
            m_parameters.push_back({names[i], hasValue ? values[i] + 1 : 0});
        }
    }

    SequenceInput input() const
    {
        const bool hasParameters = !m_texts.names.empty();
        return {.sessionOffsets = m_texts.sessionOffsets,
                .commands = m_commands,
                .parameterOffsets = hasParameters ? std::span<const std::uint32_t>(m_texts.parameterOffsets)
                                                  : std::span<const std::uint32_t>(),
                .parameters = m_parameters,
                .commandCount = static_cast<std::uint32_t>(m_commandNames.size()),
                .parameterCount = static_cast<std::uint32_t>(m_parameterNames.size()),
                .valueCount = static_cast<std::uint32_t>(m_values.size() + 1),
                .emptyValue = 0};
    }

private:
    static std::vector<std::uint32_t> codesOf(const std::vector<std::string_view> &texts, query::SessionNames &names)
    {
        std::vector<std::uint32_t> codes(texts.size());
        names.codes(texts, codes);
        return codes;
    }

    const TextSessions &m_texts;
    query::SessionNames m_commandNames;
    query::SessionNames m_parameterNames;
    query::SessionNames m_values;
    std::vector<std::uint32_t> m_commands;
    std::vector<ParameterCode> m_parameters;
};

SequenceModel modelNamed(std::string_view name)
{
    if (name == "commands")
        return SequenceModel::Commands;
    if (name == "parameters")
        return SequenceModel::Parameters;
    if (name == "values")
        return SequenceModel::Values;
    throw std::runtime_error("the model is commands, parameters or values");
}

double windowSeconds(const SequenceInput &input, SequenceParams params, SequenceResult result)
{
    ++params.window;
    const double before = bench::cpuSeconds();
    scoreWindows(input.sessionOffsets, params, {}, result);
    return bench::cpuSeconds() - before;
}

void run(const std::string &path, const std::string &modelName, int window, bool leaveOneOut)
{
    const SequenceParams params = {.model = modelNamed(modelName), .window = window, .leaveOneOut = leaveOneOut};
    const TextSessions sessions(path, params.model);
    SequenceResult result;
    double interning = 0;
    std::unique_ptr<CodedSessions> coded;
    const bench::Timing timing = bench::measure([&] {
        const double before = bench::cpuSeconds();
        coded = std::make_unique<CodedSessions>(sessions);
        interning = bench::cpuSeconds() - before;
        const SequenceInput input = coded->input();
        const TransitionModel model = TransitionModel::train(input, params);
        result = leaveOneOut ? model.scoreLeavingOneOut(input, params) : model.score(input, params);
    });
    std::vector<double> likelihoods;
    for (const SessionLikelihood &session : result.sessions)
        likelihoods.push_back(session.isShort ? std::numeric_limits<double>::quiet_NaN()
                                              : std::pow(10, session.rarestWindow));
    bench::writeResult(std::span<const double>(likelihoods));
    bench::print("markov", path + " " + modelName + " window " + std::to_string(window), timing,
                 static_cast<double>(sessions.commands.size()), "commands",
                 {{"sessions", static_cast<double>(sessions.size())},
                  {"interning_cpu_s", interning},
                  {"other_window_cpu_s", windowSeconds(coded->input(), params, result)}});
}

} // namespace

int main(int argc, char **argv)
{
    const bool leaveOneOut = argc == 5 && std::string_view(argv[4]) == "leave-one-out";
    if (argc != 4 && !leaveOneOut) {
        std::fprintf(stderr, "bench_markov FILE.jsonl commands|parameters|values WINDOW [leave-one-out]\n");
        return 2;
    }
    try {
        run(argv[1], argv[2], std::atoi(argv[3]), leaveOneOut);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "bench_markov: %s\n", error.what());
        return 1;
    }
    return 0;
}
