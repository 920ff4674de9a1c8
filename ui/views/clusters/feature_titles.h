// What can be measured, and of which part of a text, in words. Pure functions.
#pragma once

#include "core/query/features.h"

#include <QString>

namespace anomalyst::ui
{

QString measureTitle(query::Measure measure); // "Delimiters, counted"
QString partRuleTitle(query::PartRule rule);  // "What follows the last …"

} // namespace anomalyst::ui
