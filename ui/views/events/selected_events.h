// Which events are selected in the table, whatever their places: kept while the rows are ordered or filtered anew.
// GUI thread.
#pragma once

#include "ui/models/event_pages.h"

#include <QItemSelectionModel>

#include <optional>

namespace anomalyst::ui
{

class EventsGrid;

// The rows of the table that are selected, ascending, the first `most` of them; from the ranges, as there may be
// millions.
std::vector<std::uint64_t> selectedRows(const QItemSelection &selection, std::uint64_t most);

struct SelectedEvents {
    static constexpr std::uint64_t kMost = 100'000; // of a larger selection only the current event is kept

    std::optional<EventRow> current;
    int column = 0;               // of the current cell
    std::vector<EventRow> events; // with the current one
};

SelectedEvents selectedEvents(EventsGrid &grid, const EventSource &listed);

// Selects those of them that are listed now, and shows the current one. A scan of a few milliseconds at most.
void select(const SelectedEvents &wanted, EventsGrid &grid, const EventSource &listed);

} // namespace anomalyst::ui
