// What the values of one column say about it, gathered over the whole source, and the decision that follows. The order
// of the values does not matter. Single thread; one per column, owned by the inspection.
#pragma once

#include "core/import/epoch_text.h"
#include "core/import/import_file.h"
#include "core/import/time_text.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace anomalyst::importing
{

// Who calls a column a time: nobody, its name, or a person.
enum class TimeClaim { None, Name, Person };

// How the text of a column becomes cells.
struct ColumnPlan {
    TimeClaim claim = TimeClaim::None;
    ColumnType type = ColumnType::Text;
    TimeRules rules;                   // of a Time column whose values are written as times
    EpochUnit epoch = EpochUnit::None; // ... or as numbers

    friend bool operator==(const ColumnPlan &, const ColumnPlan &) = default;
};

// What exports write where there is nothing: "-", "n/a", "null", ...
bool isPlaceholder(std::string_view text);
// ... and where there is no time among numbers: 0 and -1.
bool isNought(std::string_view text);

class ColumnEvidence
{
public:
    void add(std::string_view text, std::uint64_t line);

    bool hasValues() const { return m_values > 0; }
    // Only where someone claims that they are times are numbers read as such. A person is believed when any value is a
    // time, a name when nearly all are.
    ColumnType type(TimeClaim claim) const;
    EpochUnit epoch(TimeClaim claim) const;

    enum class Order { Irrelevant, Known, Undecidable, Contradictory };
    // Of day and month, and through `order` which it is when it is known.
    Order dateOrder(DateOrder &order) const;
    std::uint64_t dayFirstLine() const { return m_dayFirstLine; }
    std::uint64_t monthFirstLine() const { return m_monthFirstLine; }

    std::uint64_t values() const { return m_values; }
    std::uint64_t times() const { return m_times; }       // written like times
    std::uint64_t epochs() const;                         // numbers that some unit makes times
    std::uint64_t zoneless() const { return m_zoneless; } // times that say no offset
    std::uint64_t firstZonelessLine() const { return m_firstZonelessLine; }

private:
    void addNumber(std::string_view text);
    void addEpoch(std::string_view text);
    void addTime(std::string_view text, std::uint64_t line);
    std::uint64_t candidates() const { return m_values - m_placeholders; }
    // One damaged value must not take the time from a million events, so one in twenty may be something else.
    static bool areNearlyAll(std::uint64_t count, std::uint64_t of) { return count > 0 && count * 20 >= of * 19; }

    std::uint64_t m_values = 0;
    std::uint64_t m_placeholders = 0;
    std::uint64_t m_times = 0;
    std::uint64_t m_goodTimes = 0; // ... and not impossible
    std::uint64_t m_zoneless = 0;
    std::uint64_t m_firstZonelessLine = 0;
    std::uint64_t m_openOrders = 0;   // dates that differ by the order and do not tell it
    std::uint64_t m_dayFirstLine = 0; // of the first value that proves it
    std::uint64_t m_monthFirstLine = 0;
    std::uint64_t m_noughts = 0;
    std::array<std::uint64_t, kEpochUnits> m_epochs{};
    bool m_integer = true;
    bool m_real = true;
    double m_lowest = 0;
    double m_highest = 0;
};

} // namespace anomalyst::importing
