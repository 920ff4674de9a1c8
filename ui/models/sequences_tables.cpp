#include "ui/models/sequences_tables.h"

#include "ui/models/value_text.h"

#include <algorithm>
#include <cmath>

namespace anomalyst::ui
{

namespace
{

constexpr double kBitsPerDecade = 3.321928094887362; // log2(10)

QVariant count(std::uint64_t value)
{
    return QVariant(static_cast<qlonglong>(value));
}

QString probabilityText(double log10Probability)
{
    return numberText(std::pow(10.0, log10Probability), 3);
}

} // namespace

QString SequencesData::userName(std::uint32_t index) const
{
    return sessionName(result.table->userOf(session(index)));
}

QString SequencesData::commandName(std::size_t command) const
{
    return QString::fromStdString(result.table->commandNames[result.table->commands[command]]);
}

QString SequencesData::parametersText(std::size_t command) const
{
    const query::SessionTable &table = *result.table;
    if (table.parameterOffsets.empty())
        return {};
    QStringList parts;
    for (std::uint32_t i = table.parameterOffsets[command]; i < table.parameterOffsets[command + 1]; ++i) {
        parts << QString::fromStdString(table.parameterNames[table.parameters[i].name]) + QLatin1Char('=') +
                     QString::fromStdString(table.values[table.parameters[i].value]);
    }
    return parts.join(QStringLiteral(", "));
}

double SequencesData::surpriseBits(std::size_t command) const
{
    const analysis::StepLikelihood &step = result.likelihoods.steps[command];
    return -(step.transition + step.parameters) * kBitsPerDecade;
}

SequencesData readSequencesData(const store::EventColumns &events, const result::SequencesParams &params,
                                const WorkContext &context)
{
    SequencesData data{.result = result::analyseSequences(events, params, context.part(0, 0.8)),
                       .log = events.log().id,
                       .asked = params};
    data.edges = std::make_shared<const explain::TransitionEdges>(data.result.model);
    data.parameterSets = explain::parameterSets(data.result, context.part(0.8, 1));
    return data;
}

SequencesData withOtherWindows(const SequencesData &data, const result::SequencesParams &params,
                               const WorkContext &context)
{
    SequencesData other = data;
    other.asked = params;
    other.result = result::withOtherWindows(data.result, params, context);
    return other;
}

std::vector<TableColumn> sequenceColumns(std::shared_ptr<const SequencesData> data)
{
    const auto sessionOf = [data](std::size_t row) { return data->result.order[row]; };
    const auto at = [data, sessionOf](std::size_t row) -> const query::Session & {
        return data->session(sessionOf(row));
    };
    const auto likelihood = [data, sessionOf](std::size_t row) -> const analysis::SessionLikelihood & {
        return data->result.likelihoods.sessions[sessionOf(row)];
    };
    double lowest = -1;
    for (const std::uint32_t session : data->result.order)
        lowest = std::min(lowest, data->result.likelihoods.sessions[session].rarestWindow);

    std::vector<TableColumn> columns;
    columns.push_back(
        {.title = QObject::tr("log10 likelihood"),
         .explanation = QObject::tr("Of the rarest window: the least likely stretch of commands in the session"),
         .value = [likelihood](std::size_t row) { return QVariant(likelihood(row).rarestWindow); },
         .text = [likelihood](std::size_t row) { return QString::number(likelihood(row).rarestWindow, 'f', 3); },
         .bar = [likelihood, lowest](std::size_t row) { return likelihood(row).rarestWindow / lowest; }});
    for (std::size_t k = 0; k < data->result.table->userColumns.size(); ++k) {
        columns.push_back({.title = QString::fromStdString(data->result.table->userColumns[k]),
                           .explanation = {},
                           .value = [data, at, k](std::size_t row) {
                               return QVariant(QString::fromStdString(data->result.table->userOf(at(row))[k]));
                           }});
    }
    columns.push_back({.title = QObject::tr("Begin"),
                       .explanation = {},
                       .value = [at](std::size_t row) { return QVariant(timeText(at(row).begin)); },
                       .fixedWidth = true,
                       .isTime = true});
    columns.push_back(
        {.title = QObject::tr("Duration"),
         .explanation = {},
         .value = [at](std::size_t row) { return QVariant(static_cast<qlonglong>(at(row).end - at(row).begin)); },
         .text = [at](std::size_t row) { return durationText(at(row).end - at(row).begin); }});
    columns.push_back({.title = QObject::tr("Commands"), .explanation = {}, .value = [at](std::size_t row) {
                           return count(at(row).commandCount);
                       }});
    columns.push_back(
        {.title = QObject::tr("Distinct"),
         .explanation = QObject::tr("Different commands in the session"),
         .value = [data, sessionOf](std::size_t row) { return count(data->result.distinctCommands(sessionOf(row))); }});
    columns.push_back({.title = QObject::tr("Rarest window"),
                       .explanation = QObject::tr("The least likely commands in a row"),
                       .value = [data, sessionOf, likelihood](std::size_t row) {
                           QStringList names;
                           for (const std::string &name : data->result.rarestWindow(sessionOf(row)))
                               names << QString::fromStdString(name);
                           return QVariant(names.join(QStringLiteral(" → ")) +
                                           (likelihood(row).isShort ? QObject::tr("  (short session)") : QString()));
                       }});
    return columns;
}

std::vector<TableColumn> stepColumns(std::shared_ptr<const SequencesData> data, std::uint32_t session)
{
    const std::size_t first = data->session(session).firstCommand;
    const std::size_t length = data->session(session).commandCount;
    double most = 1;
    for (std::size_t i = 0; i < length; ++i)
        most = std::max(most, data->surpriseBits(first + i));
    const auto step = [data, first](std::size_t row) -> const analysis::StepLikelihood & {
        return data->result.likelihoods.steps[first + row];
    };

    std::vector<TableColumn> columns;
    columns.push_back(
        {.title = QObject::tr("Step"), .explanation = {}, .value = [](std::size_t row) { return count(row + 1); }});
    columns.push_back({.title = QObject::tr("Command"), .explanation = {}, .value = [data, first](std::size_t row) {
                           return QVariant(data->commandName(first + row));
                       }});
    columns.push_back({.title = QObject::tr("P(step)"),
                       .explanation = QObject::tr("Probability of this command after the one before"),
                       .value = [step](std::size_t row) { return QVariant(std::pow(10.0, step(row).transition)); },
                       .text = [step](std::size_t row) { return probabilityText(step(row).transition); }});
    columns.push_back(
        {.title = QObject::tr("L(parameters)"),
         .explanation = QObject::tr("Likelihood of its set of parameters, and of their values in the values model"),
         .value = [step](std::size_t row) { return QVariant(std::pow(10.0, step(row).parameters)); },
         .text = [step](std::size_t row) { return probabilityText(step(row).parameters); }});
    columns.push_back(
        {.title = QObject::tr("Surprise (bits)"),
         .explanation = QObject::tr("−log2 of both together: 0 is what always happens"),
         .value = [data, first](std::size_t row) { return QVariant(data->surpriseBits(first + row)); },
         .text = [data, first](std::size_t row) { return QString::number(data->surpriseBits(first + row), 'f', 1); },
         .bar = [data, first, most](std::size_t row) { return data->surpriseBits(first + row) / most; }});
    columns.push_back({.title = QObject::tr("Parameters"),
                       .explanation = {},
                       .value = [data, first](std::size_t row) { return QVariant(data->parametersText(first + row)); },
                       .fixedWidth = true});
    columns.push_back(
        {.title = QObject::tr("Time"),
         .explanation = {},
         .value = [data, first](std::size_t row) { return QVariant(timeText(data->result.table->times[first + row])); },
         .fixedWidth = true,
         .isTime = true});
    return columns;
}

std::vector<TableColumn> parameterSetColumns(std::shared_ptr<const SequencesData> data)
{
    const auto at = [data](std::size_t row) -> const explain::ParameterSet & { return data->parameterSets[row]; };
    double lowest = -1;
    if (!data->parameterSets.empty())
        lowest = std::min(lowest, data->parameterSets.front().log10Likelihood);
    std::vector<TableColumn> columns;
    columns.push_back({.title = QObject::tr("log10 likelihood"),
                       .explanation = QObject::tr("Of these parameters together, given the command"),
                       .value = [at](std::size_t row) { return QVariant(at(row).log10Likelihood); },
                       .text = [at](std::size_t row) { return QString::number(at(row).log10Likelihood, 'f', 3); },
                       .bar = [at, lowest](std::size_t row) { return at(row).log10Likelihood / lowest; }});
    columns.push_back({.title = QObject::tr("Command"), .explanation = {}, .value = [data, at](std::size_t row) {
                           return QVariant(QString::fromStdString(data->result.table->commandNames[at(row).command]));
                       }});
    columns.push_back({.title = QObject::tr("Events"),
                       .explanation = QObject::tr("That have exactly these parameters"),
                       .value = [at](std::size_t row) { return count(at(row).uses); }});
    columns.push_back({.title = QObject::tr("Parameters"),
                       .explanation = QObject::tr("With their value where it counts"),
                       .value =
                           [data, at](std::size_t row) {
                               return QVariant(
                                   QString::fromStdString(explain::parameterSetText(*data->result.table, at(row))));
                           },
                       .fixedWidth = true});
    return columns;
}

} // namespace anomalyst::ui
