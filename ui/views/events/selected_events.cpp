#include "ui/views/events/selected_events.h"

#include "ui/views/events/events_grid.h"

#include <algorithm>

namespace anomalyst::ui
{

namespace
{

EventRow eventAt(std::uint64_t place, const EventSource &listed)
{
    return listed.rows ? (*listed.rows)[place] : static_cast<EventRow>(place);
}

std::optional<int> placeOf(EventRow event, const EventSource &listed)
{
    if (!listed.rows)
        return event < listed.count ? std::optional(static_cast<int>(event)) : std::nullopt;
    const auto found = std::ranges::find(*listed.rows, event);
    return found == listed.rows->end() ? std::nullopt : std::optional(static_cast<int>(found - listed.rows->begin()));
}

// Neighbours as one range.
QItemSelection placesOf(const std::vector<EventRow> &events, const QAbstractItemModel &model, const EventSource &listed)
{
    std::vector<bool> isWanted(static_cast<std::size_t>(*std::ranges::max_element(events)) + 1);
    for (const EventRow event : events)
        isWanted[event] = true;
    QItemSelection selection;
    int begin = -1;
    for (std::uint64_t place = 0; place <= listed.count; ++place) {
        const EventRow event = place < listed.count ? eventAt(place, listed) : ~EventRow{0};
        const bool isIn = event < isWanted.size() && isWanted[event];
        if (isIn && begin < 0) {
            begin = static_cast<int>(place);
        } else if (!isIn && begin >= 0) {
            selection.select(model.index(begin, 0), model.index(static_cast<int>(place) - 1, model.columnCount() - 1));
            begin = -1;
        }
    }
    return selection;
}

} // namespace

std::vector<std::uint64_t> selectedRows(const QItemSelection &selection, std::uint64_t most)
{
    std::vector<std::pair<int, int>> ranges;
    for (const QItemSelectionRange &range : selection)
        ranges.emplace_back(range.top(), range.bottom());
    std::ranges::sort(ranges);
    std::vector<std::uint64_t> rows;
    for (const auto &[top, bottom] : ranges) {
        for (int row = top; row <= bottom && rows.size() < most; ++row) {
            if (rows.empty() || static_cast<std::uint64_t>(row) > rows.back())
                rows.push_back(static_cast<std::uint64_t>(row));
        }
    }
    return rows;
}

SelectedEvents selectedEvents(EventsGrid &grid, const EventSource &listed)
{
    SelectedEvents selected;
    if (const QModelIndex current = grid.table().currentIndex(); current.isValid()) {
        selected.current = eventAt(static_cast<std::uint64_t>(current.row()), listed);
        selected.column = current.column();
    }
    const auto rows = selectedRows(grid.table().selectionModel()->selection(), SelectedEvents::kMost + 1);
    if (rows.size() <= SelectedEvents::kMost) {
        for (const std::uint64_t row : rows)
            selected.events.push_back(eventAt(row, listed));
    }
    return selected;
}

void select(const SelectedEvents &wanted, EventsGrid &grid, const EventSource &listed)
{
    QItemSelectionModel &selection = *grid.table().selectionModel();
    if (const auto place = wanted.current ? placeOf(*wanted.current, listed) : std::nullopt) {
        grid.goTo(*place);
        selection.setCurrentIndex(grid.table().model()->index(*place, wanted.column), QItemSelectionModel::NoUpdate);
    }
    if (wanted.events.size() > 1)
        selection.select(placesOf(wanted.events, *grid.table().model(), listed), QItemSelectionModel::Select);
}

} // namespace anomalyst::ui
