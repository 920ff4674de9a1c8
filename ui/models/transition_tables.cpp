#include "ui/models/transition_tables.h"

#include "ui/models/value_text.h"

#include <QObject>

#include <algorithm>
#include <numeric>

namespace anomalyst::ui
{

namespace
{

using Shared = std::shared_ptr<const SequencesData>;

TableColumn stateColumn(const Shared &data, const QString &title, std::uint32_t explain::TransitionEdge::*state)
{
    return {.title = title, .explanation = {}, .value = [data, state](std::size_t row) {
                return QVariant(stateName(*data, data->edges->all()[row].*state));
            }};
}

bool takesStep(const result::SequencesResult &result, const query::Session &session,
               const explain::TransitionEdge &step)
{
    const analysis::TransitionModel &model = *result.model;
    std::uint32_t previous = model.startToken();
    for (std::uint32_t i = 0; i < session.commandCount; ++i) {
        const std::uint32_t command = result.modelCommand(result.table->commands[session.firstCommand + i]);
        if (previous == step.from && command == step.to)
            return true;
        previous = command;
    }
    return previous == step.from && step.to == model.endToken();
}

} // namespace

QString stateName(const SequencesData &data, std::uint32_t state)
{
    const analysis::TransitionModel &model = *data.result.model;
    if (state == model.startToken())
        return QObject::tr("(start)");
    if (state == model.endToken())
        return QObject::tr("(end)");
    return QString::fromStdString(data.result.modelCommandName(state));
}

std::vector<TableColumn> transitionColumns(Shared data)
{
    std::vector<TableColumn> columns;
    columns.push_back({.title = QObject::tr("Probability"),
                       .explanation = QObject::tr("Of the second command after the first, smoothed"),
                       .value = [data](std::size_t row) { return QVariant(data->edges->all()[row].probability); },
                       .text = [data](std::size_t row) { return numberText(data->edges->all()[row].probability, 3); },
                       .bar = [data](std::size_t row) { return data->edges->all()[row].probability; }});
    columns.push_back(stateColumn(data, QObject::tr("From"), &explain::TransitionEdge::from));
    columns.push_back(stateColumn(data, QObject::tr("To"), &explain::TransitionEdge::to));
    columns.push_back({.title = QObject::tr("Times"),
                       .explanation = QObject::tr("How often the model has seen it"),
                       .value = [data](std::size_t row) { return QVariant(qlonglong(data->edges->all()[row].count)); },
                       .text = [data](std::size_t row) { return countText(data->edges->all()[row].count); }});
    return columns;
}

std::vector<std::size_t> drawnEdges(const explain::TransitionEdges &edges, const GraphLimits &limits)
{
    const auto all = edges.all();
    std::vector<std::size_t> order(all.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return limits.rarestFirst ? all[a].probability < all[b].probability : all[a].probability > all[b].probability;
    });
    std::vector<std::size_t> drawn;
    std::vector<std::uint32_t> states;
    for (const std::size_t edge : order) {
        if (drawn.size() == limits.mostEdges)
            break;
        std::vector<std::uint32_t> wider = states;
        for (const std::uint32_t state : {all[edge].from, all[edge].to}) {
            if (std::ranges::find(wider, state) == wider.end())
                wider.push_back(state);
        }
        if (wider.size() > limits.mostStates)
            continue;
        states = std::move(wider);
        drawn.push_back(edge);
    }
    return drawn;
}

std::vector<bool> sessionsWithStep(const result::SequencesResult &result, const explain::TransitionEdge &step)
{
    std::vector<bool> takes(result.order.size());
    for (std::size_t rank = 0; rank < takes.size(); ++rank)
        takes[rank] = takesStep(result, result.session(result.order[rank]), step);
    return takes;
}

} // namespace anomalyst::ui
