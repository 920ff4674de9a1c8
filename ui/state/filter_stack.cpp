#include "ui/state/filter_stack.h"

#include <algorithm>

namespace anomalyst::ui
{

query::Selection FilterStack::selectionFor(LogId log) const
{
    query::Selection selection;
    if (m_state.time) {
        selection.from = m_state.time->begin;
        selection.to = m_state.time->end;
    }
    for (const Filter &filter : m_state.filters) {
        if (!filter.enabled || filter.log != log)
            continue;
        if (filter.chosen)
            selection.chosen.push_back(filter.chosen);
        else
            selection.conditions.push_back(filter.condition);
    }
    return selection;
}

void FilterStack::add(const Filter &filter)
{
    State next = m_state;
    if (std::ranges::find(next.filters, filter) == next.filters.end())
        next.filters.push_back(filter);
    change(std::move(next));
}

void FilterStack::addChosen(LogId log, const QString &name, std::vector<EventRow> rows)
{
    std::ranges::sort(rows);
    const auto [last, end] = std::ranges::unique(rows);
    rows.erase(last, end);
    query::ChosenRows chosen{.name = name.toStdString(), .rows = std::move(rows)};
    add({.log = log, .condition = {}, .chosen = std::make_shared<const query::ChosenRows>(std::move(chosen))});
}

void FilterStack::replace(std::size_t index, const Filter &filter)
{
    State next = m_state;
    next.filters.at(index) = filter;
    change(std::move(next));
}

void FilterStack::remove(std::size_t index)
{
    State next = m_state;
    next.filters.erase(next.filters.begin() + static_cast<std::ptrdiff_t>(index));
    change(std::move(next));
}

void FilterStack::setTime(std::optional<TimeWindow> time)
{
    State next = m_state;
    next.time = time;
    change(std::move(next));
}

void FilterStack::clear()
{
    change({});
}

void FilterStack::forget()
{
    change({});
    m_past.clear();
    m_future.clear();
}

void FilterStack::undo()
{
    if (m_past.empty())
        return;
    m_future.push_back(std::exchange(m_state, std::move(m_past.back())));
    m_past.pop_back();
    Q_EMIT filtersChanged();
}

void FilterStack::redo()
{
    if (m_future.empty())
        return;
    m_past.push_back(std::exchange(m_state, std::move(m_future.back())));
    m_future.pop_back();
    Q_EMIT filtersChanged();
}

void FilterStack::change(State next)
{
    if (next == m_state)
        return;
    m_past.push_back(std::exchange(m_state, std::move(next)));
    m_future.clear();
    Q_EMIT filtersChanged();
}

} // namespace anomalyst::ui
