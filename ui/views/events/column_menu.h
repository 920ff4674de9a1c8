// What can be done with a column: sort, move, freeze, hide, fit, filter. GUI thread.
#pragma once

#include "core/query/row_order.h"

#include <QMenu>

#include <functional>

namespace anomalyst::ui
{

class EventsGrid;
class ListedEvents;

struct ColumnPlaces {
    EventsGrid &grid;
    ListedEvents &listed;
    std::function<void(std::size_t column)> filter;
    std::function<void()> choose;
};

void fillColumnMenu(QMenu &menu, const ColumnPlaces &places, std::size_t column);

// The order after a click on a title: ascending, descending, none. `extend`: as a further key after those there are.
std::vector<query::SortKey> orderAfterClick(std::vector<query::SortKey> order, std::size_t column, bool extend);

} // namespace anomalyst::ui
