// bench_markov FILE.jsonl commands|parameters|values WINDOW [leave-one-out]
// Sessions as text in memory → interned → trained → scored, one thread. A line of the file is a session:
// [["Command", {"Param": "Value", …}], …]. Another window length afterwards is timed, too. PEER_OUT takes the rarest
// window likelihoods, NaN where a session is short.
#include "core/analysis/sequences/transition_model.h"
#include "core/query/session_names.h"
#include "tests/bench/bench.h"

#include <simdjson.h>

#include <cmath>
#include <limits>
#include <memory>
#include <string_view>

using namespace anomalyst;
using namespace anomalyst::analysis;

namespace
{

struct TextCommand {
    std::string name;
    std::vector<std::string> parameters;
    std::vector<std::string> values; // one a parameter, only where the model looks at them
};
using TextSession = std::vector<TextCommand>;

TextCommand readCommand(simdjson::dom::element element, SequenceModel model)
{
    TextCommand command;
    command.name = std::string_view(element.at(0));
    if (model == SequenceModel::Commands)
        return command;
    for (const auto &[key, value] : simdjson::dom::object(element.at(1))) {
        command.parameters.emplace_back(key);
        if (model == SequenceModel::Values)
            command.values.emplace_back(std::string_view(value));
    }
    return command;
}

std::vector<TextSession> readSessions(const std::string &path, SequenceModel model)
{
    std::vector<TextSession> sessions;
    simdjson::dom::parser parser;
    for (const auto &line : simdjson::dom::document_stream(parser.load_many(path, 32 << 20))) {
        TextSession &session = sessions.emplace_back();
        for (const simdjson::dom::element command : simdjson::dom::array(line))
            session.push_back(readCommand(command, model));
    }
    return sessions;
}

constexpr std::size_t kCommandsAtATime = 256;

// Everything interned; values only where the model looks at them.
class CodedSessions
{
public:
    explicit CodedSessions(SequenceModel model)
        : m_model(model)
    {
    }

    void add(const TextSession &session)
    {
        for (const TextCommand &command : session) {
            m_commandTexts.push_back(command.name);
            for (const std::string &name : command.parameters)
                m_nameTexts.push_back(name);
            for (const std::string &value : command.values)
                m_valueTexts.push_back(value);
            m_parameterOffsets.push_back(static_cast<std::uint32_t>(m_parameters.size() + m_nameTexts.size()));
        }
        m_sessionOffsets.push_back(static_cast<std::uint32_t>(m_commands.size() + m_commandTexts.size()));
        if (m_commandTexts.size() >= kCommandsAtATime)
            codeTexts();
    }

    void codeTexts() // and after the last session
    {
        m_commands.resize(m_commands.size() + m_commandTexts.size());
        m_commandNames.codes(m_commandTexts, std::span(m_commands).last(m_commandTexts.size()));
        addParameters();
        m_commandTexts.clear();
        m_nameTexts.clear();
        m_valueTexts.clear();
    }

    SequenceInput input() const
    {
        const bool hasParameters = m_model != SequenceModel::Commands;
        return {.sessionOffsets = m_sessionOffsets,
                .commands = m_commands,
                .parameterOffsets = hasParameters ? std::span<const std::uint32_t>(m_parameterOffsets)
                                                  : std::span<const std::uint32_t>(),
                .parameters = m_parameters,
                .commandCount = static_cast<std::uint32_t>(m_commandNames.size()),
                .parameterCount = static_cast<std::uint32_t>(m_parameterNames.size()),
                .valueCount = static_cast<std::uint32_t>(m_values.size() + 1),
                .emptyValue = 0};
    }

private:
    void addParameters()
    {
        m_nameCodes.resize(m_nameTexts.size());
        m_parameterNames.codes(m_nameTexts, m_nameCodes);
        m_valueCodes.resize(m_valueTexts.size());
        m_values.codes(m_valueTexts, m_valueCodes);
        for (std::size_t i = 0; i < m_nameCodes.size(); ++i) {
            const bool hasValue = i < m_valueTexts.size() && !m_valueTexts[i].empty();
            m_parameters.push_back({m_nameCodes[i], hasValue ? m_valueCodes[i] + 1 : 0});
        }
    }

    SequenceModel m_model;
    query::SessionNames m_commandNames;
    query::SessionNames m_parameterNames;
    query::SessionNames m_values;
    std::vector<std::uint32_t> m_sessionOffsets = {0};
    std::vector<std::uint32_t> m_commands;
    std::vector<std::uint32_t> m_parameterOffsets = {0};
    std::vector<ParameterCode> m_parameters;
    std::vector<std::string_view> m_commandTexts;
    std::vector<std::string_view> m_nameTexts;
    std::vector<std::string_view> m_valueTexts;
    std::vector<std::uint32_t> m_nameCodes;
    std::vector<std::uint32_t> m_valueCodes;
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
    const std::vector<TextSession> sessions = readSessions(path, params.model);
    std::size_t commands = 0;
    for (const TextSession &session : sessions)
        commands += session.size();
    SequenceResult result;
    double interning = 0;
    std::unique_ptr<CodedSessions> coded;
    const bench::Timing timing = bench::measure([&] {
        const double before = bench::cpuSeconds();
        coded = std::make_unique<CodedSessions>(params.model);
        for (const TextSession &session : sessions)
            coded->add(session);
        coded->codeTexts();
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
                 static_cast<double>(commands), "commands",
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
