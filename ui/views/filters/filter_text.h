// A filter as a person reads it on a chip: "User is SYSTEM", "not Process contains \"temp\"", "2024-03-19 02:00 → 04:00
// UTC (2 h)". Pure functions; the texts are safe to show.
#pragma once

#include "core/base/time.h"
#include "core/query/selection.h"

#include <QString>

namespace anomalyst::ui
{

QString conditionText(const query::Condition &condition);
QString choiceText(const query::ChosenRows &choice); // "Chosen on the map (123 events)"
QString timeFilterText(const TimeWindow &window);
QString operatorText(query::Operator op); // "is", "is not", "contains", ...

} // namespace anomalyst::ui
