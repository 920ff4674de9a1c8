// What the values of one column say about it, gathered over the whole source, and the decision that follows. The order
// of the values does not matter. Single thread; one per column, owned by the inspection.
#pragma once

#include "core/import/import_file.h"
#include "core/import/time_text.h"

#include <cstdint>
#include <string_view>

namespace anomalyst::importing
{

// How the text of a column becomes cells.
struct ColumnPlan {
    ColumnType type = ColumnType::Text;
    TimeRules rules;                   // of a Time column whose values are written as times
    EpochUnit epoch = EpochUnit::None; // ... or as numbers

    friend bool operator==(const ColumnPlan &, const ColumnPlan &) = default;
};

class ColumnEvidence
{
public:
    void add(std::string_view text, std::uint64_t line);

    bool hasValues() const { return m_values > 0; }
    // `named` tells that the name, or a person, calls this a time: only then are numbers read as times.
    ColumnType type(bool named) const;
    EpochUnit epoch() const;

    enum class Order { Irrelevant, Known, Undecidable, Contradictory };
    // Of day and month, and through `order` which it is when it is known.
    Order dateOrder(DateOrder &order) const;
    std::uint64_t dayFirstLine() const { return m_dayFirstLine; }
    std::uint64_t monthFirstLine() const { return m_monthFirstLine; }

private:
    void addNumber(std::string_view text);
    void addTime(std::string_view text, std::uint64_t line);
    bool isTimeText() const;

    std::uint64_t m_values = 0;
    std::uint64_t m_placeholders = 0;
    std::uint64_t m_times = 0;        // written like times
    std::uint64_t m_goodTimes = 0;    // ... and not impossible
    std::uint64_t m_openOrders = 0;   // dates that differ by the order and do not tell it
    std::uint64_t m_dayFirstLine = 0; // of the first value that proves it
    std::uint64_t m_monthFirstLine = 0;
    bool m_integer = true;
    bool m_real = true;
    double m_lowest = 0;
    double m_highest = 0;
};

} // namespace anomalyst::importing
