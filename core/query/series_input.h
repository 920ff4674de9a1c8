// What a series is made of, resolved to plain arrays: times, values, groups; and the grid that times fall on.
// Internal to buildSeries. Any thread.
#pragma once

#include "core/query/column_codes.h"
#include "core/query/series.h"

#include <span>
#include <variant>

namespace anomalyst::query
{

// Nothing for count, codes for distinct, numbers for the rest.
struct NoValues {
    bool isValid(EventRow) const { return true; }
    double number(EventRow) const { return 1; }
};
struct CodedValues {
    std::span<const std::uint32_t> codes;
    bool isValid(EventRow row) const { return codes[row] != ColumnCodes::kMissing; }
    double number(EventRow) const { return 1; }
};
struct IntegerValues {
    std::span<const std::int64_t> values;
    bool isValid(EventRow row) const { return values[row] != store::kMissingInteger; }
    double number(EventRow row) const { return static_cast<double>(values[row]); }
};
struct RealValues {
    std::span<const double> values;
    // Neither NaN nor infinite: both have the largest exponent, and x - x is 0 for all others.
    bool isValid(EventRow row) const { return values[row] - values[row] == 0; }
    double number(EventRow row) const { return values[row]; }
};
using SeriesValues = std::variant<NoValues, CodedValues, IntegerValues, RealValues>;

struct SeriesInput {
    SeriesInput(const store::EventColumns &events, const SeriesParams &params, const WorkContext &context);

    Aggregate aggregate = Aggregate::Count;
    std::string valueColumn;
    std::span<const TimeUs> times; // one an event of the log
    SeriesValues values;
    std::span<const std::uint32_t> groups; // one an event; empty: all of one group
    std::size_t groupCount = 1;

    std::string groupName(std::uint32_t group) const { return m_split ? m_split->text(group) : std::string(); }

private:
    void takeValues(const store::EventColumns &events, std::size_t column, const WorkContext &context);

    std::shared_ptr<const store::Column> m_timeColumn;
    std::shared_ptr<const store::Column> m_valueColumn;
    std::optional<ColumnCodes> m_distinct;
    std::optional<ColumnCodes> m_split;
};

// Times beyond these are no times of a log; the bound keeps bucket arithmetic away from overflow.
inline bool isUsableTime(TimeUs time)
{
    constexpr std::uint64_t kHalfRange = std::uint64_t(1) << 61;
    return static_cast<std::uint64_t>(time) + kHalfRange < 2 * kHalfRange;
}

// Divides by the bucket through its reciprocal: several times faster than a 64-bit division, and exact by the
// correction of the at most one that rounding can be off (quotients stay below 2^50).
class BucketDivider
{
public:
    explicit BucketDivider(DurationUs bucket)
        : m_bucket(bucket)
        , m_inverse(1.0 / static_cast<double>(bucket))
    {
    }
    std::size_t operator()(DurationUs sinceStart) const
    {
        auto quotient = static_cast<std::int64_t>(static_cast<double>(sinceStart) * m_inverse);
        const std::int64_t rest = sinceStart - quotient * m_bucket;
        quotient += rest >= m_bucket ? 1 : 0;
        quotient -= rest < 0 ? 1 : 0;
        return static_cast<std::size_t>(quotient);
    }

private:
    DurationUs m_bucket;
    double m_inverse;
};

} // namespace anomalyst::query
