// Which events of a log take part: a stretch of time, conditions and choices by hand that must all hold. Any thread.
#pragma once

#include "core/store/event_columns.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace anomalyst::query {

enum class Operator { Equal, NotEqual, Contains, NotContains, Less, LessOrEqual, Greater, GreaterOrEqual };

// "=" "!=" "~" "!~" "<" "<=" ">" ">=".
std::string_view operatorSymbol(Operator op);

struct Condition
{
    std::string column;
    Operator op = Operator::Equal;
    std::string value;

    friend bool operator==(const Condition &, const Condition &) = default;
};

// "COLUMN OP VALUE"; the operator is the first one that stands after a blank and before one; VALUE may be empty or in
// double quotes. Throws Error saying what is missing.
Condition parseCondition(std::string_view text);
std::string formatCondition(const Condition &condition);

// Events chosen by hand, on a chart or in a table: a filter that no condition says.
struct ChosenRows
{
    std::string name;           // "chosen on the map"
    std::vector<EventRow> rows; // ascending, of the log
    bool isExcluded = false;    // all but these
};

struct Selection
{
    std::optional<TimeUs> from; // inclusive
    std::optional<TimeUs> to;   // exclusive
    std::vector<Condition> conditions;
    std::vector<std::shared_ptr<const ChosenRows>> chosen = {}; // equal where they are the same objects

    bool isEverything() const { return !from && !to && conditions.empty() && chosen.empty(); }
    friend bool operator==(const Selection &, const Selection &) = default;
};

// Rows in ascending order. `everything` spares the list when all events take part.
struct RowSet
{
    bool everything = true;
    std::size_t total = 0; // events in the log
    std::vector<EventRow> rows;

    std::size_t size() const { return everything ? total : rows.size(); }
    EventRow at(std::size_t index) const { return everything ? static_cast<EventRow>(index) : rows[index]; }
};

// Text compares: "=" exact, "~" contains ignoring case; numbers and times compare as such when the column has them and
// the value reads as one. A missing value equals "" only. With from/to, events without a time do not take part.
// Throws Error for a column that is not there.
RowSet selectRows(const store::EventColumns &events, const Selection &selection, const WorkContext &context = {});

} // namespace anomalyst::query
