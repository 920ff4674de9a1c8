#include "core/query/condition_match.h"

#include "core/base/error.h"
#include "core/query/row_chunks.h"
#include "core/query/text_fold.h"
#include "core/query/text_search.h"
#include "core/query/two_threads.h"
#include "core/query/value_text.h"

#include <cmath>
#include <functional>

namespace anomalyst::query
{

namespace
{

constexpr std::size_t kRowsForTwoThreads = 1 << 20;

bool isOrder(Operator op)
{
    return op == Operator::Less || op == Operator::LessOrEqual || op == Operator::Greater ||
           op == Operator::GreaterOrEqual;
}

bool comparesByValue(const Condition &condition)
{
    return condition.op != Operator::Contains && condition.op != Operator::NotContains;
}

// Calls body with the comparison as a type, so that the loop inside is compiled once for each.
template<class Body>
void withComparison(Operator op, const Body &body)
{
    switch (op) {
    case Operator::Equal:
        return body(std::equal_to<>());
    case Operator::NotEqual:
        return body(std::not_equal_to<>());
    case Operator::Less:
        return body(std::less<>());
    case Operator::LessOrEqual:
        return body(std::less_equal<>());
    case Operator::Greater:
        return body(std::greater<>());
    case Operator::GreaterOrEqual:
        return body(std::greater_equal<>());
    case Operator::Contains:
    case Operator::NotContains:
        break;
    }
}

// Text against text. A missing value is "" and has no place in an order.
class TextMatcher
{
public:
    explicit TextMatcher(const Condition &condition)
        : m_op(condition.op)
        , m_value(isContains() ? foldedCase(condition.value) : condition.value)
    {
    }

    bool operator()(std::string_view text)
    {
        if (isContains()) {
            foldCase(text, m_folded);
            return (m_folded.find(m_value) != std::string::npos) == (m_op == Operator::Contains);
        }
        if (text.empty() && isOrder(m_op))
            return false;
        bool matches = false;
        withComparison(m_op, [&](auto compare) { matches = compare(text, std::string_view(m_value)); });
        return matches;
    }

private:
    bool isContains() const { return m_op == Operator::Contains || m_op == Operator::NotContains; }

    Operator m_op;
    std::string m_value;
    std::string m_folded;
};

// One entry a text of the column: whether the condition keeps it.
std::vector<std::uint8_t> keptTexts(const store::TextColumn &column, const Condition &condition,
                                    const WorkContext &context)
{
    if (!comparesByValue(condition)) {
        std::vector<std::uint8_t> containing = textsContaining(column.pool, condition.value, context);
        if (condition.op == Operator::NotContains)
            std::ranges::for_each(containing, [](std::uint8_t &kept) { kept ^= 1; });
        return containing;
    }
    TextMatcher matches(condition);
    std::vector<std::uint8_t> keptText(column.pool.size());
    forChunks(keptText.size(), context, [&](std::size_t begin, std::size_t end) {
        for (std::size_t code = begin; code < end; ++code)
            keptText[code] = matches(column.pool[static_cast<std::uint32_t>(code)]) ? 1 : 0;
    });
    return keptText;
}

void matchTextColumn(const store::TextColumn &column, const Condition &condition, std::span<std::uint8_t> keep,
                     const WorkContext &context)
{
    const std::vector<std::uint8_t> keptText = keptTexts(column, condition, context);
    const Pieces stretches = {.count = keep.size() / kRowsBetweenChecks + 1,
                              .isLarge = keep.size() > kRowsForTwoThreads};
    onTwoThreads(stretches, context, [&](std::size_t piece) {
        const std::size_t end = std::min(keep.size(), (piece + 1) * kRowsBetweenChecks);
        for (std::size_t row = piece * kRowsBetweenChecks; row < end; ++row)
            keep[row] &= keptText[column.codes[row]];
    });
}

// Numbers and times against one. `missing` marks a value that is none: only "!=" keeps it.
template<class Value, class Bound, class IsMissing>
void matchOrdered(std::span<const Value> values, Bound bound, Operator op, std::span<std::uint8_t> keep,
                  const IsMissing &isMissing, const WorkContext &context)
{
    const unsigned keepMissing = op == Operator::NotEqual ? 1 : 0;
    withComparison(op, [&](auto compare) {
        forChunks(keep.size(), context, [&](std::size_t begin, std::size_t end) {
            for (std::size_t row = begin; row < end; ++row) { // without a branch that random values would mislead
                const unsigned missing = isMissing(values[row]) ? 1 : 0;
                const unsigned matches = compare(values[row], bound) ? 1 : 0;
                keep[row] &= static_cast<std::uint8_t>((missing & keepMissing) | ((missing ^ 1) & matches));
            }
        });
    });
}

// Numbers and times as they are printed, where the value is no number or a part of one is looked for.
template<class Value, class ToText>
void matchPrinted(std::span<const Value> values, const Condition &condition, std::span<std::uint8_t> keep,
                  const ToText &toText, const WorkContext &context)
{
    TextMatcher matches(condition);
    forChunks(keep.size(), context, [&](std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            if (keep[row] != 0)
                keep[row] = matches(toText(values[row])) ? 1 : 0;
        }
    });
}

[[noreturn]] void refuseOrder(const Condition &condition, const char *kind, const char *example)
{
    throw Error("\"" + condition.value + "\" is not a " + kind, "condition " + formatCondition(condition),
                "column " + condition.column + " holds " + kind + "s: compare it with one, such as " + example);
}

struct Matcher {
    const Condition &condition;
    std::span<std::uint8_t> keep;
    const WorkContext &context;

    void operator()(const store::TextColumn &column) const { matchTextColumn(column, condition, keep, context); }

    void operator()(const store::IntegerColumn &column) const
    {
        const auto isMissing = [](std::int64_t value) { return value == store::kMissingInteger; };
        const std::span<const std::int64_t> values = column.values;
        // An integer bound is compared exactly: a double would blur numbers beyond 2^53.
        if (const auto bound = integerFromText(condition.value); bound && comparesByValue(condition))
            return matchOrdered(values, *bound, condition.op, keep, isMissing, context);
        if (const auto bound = realFromText(condition.value); bound && comparesByValue(condition))
            return matchOrdered(values, *bound, condition.op, keep, isMissing, context);
        if (isOrder(condition.op))
            refuseOrder(condition, "number", "1000");
        matchPrinted(values, condition, keep, integerText, context);
    }

    void operator()(const store::RealColumn &column) const
    {
        const std::span<const double> values = column.values;
        if (const auto bound = realFromText(condition.value); bound && comparesByValue(condition))
            return matchOrdered(
                values, *bound, condition.op, keep, [](double v) { return std::isnan(v); }, context);
        if (isOrder(condition.op))
            refuseOrder(condition, "number", "1000");
        matchPrinted(values, condition, keep, realText, context);
    }

    void operator()(const store::TimeColumn &column) const
    {
        const auto isMissing = [](TimeUs time) { return time == kMissingTime; };
        const std::span<const TimeUs> values = column.values;
        if (const auto bound = parseIsoTime(condition.value); bound && comparesByValue(condition))
            return matchOrdered(values, *bound, condition.op, keep, isMissing, context);
        if (isOrder(condition.op))
            refuseOrder(condition, "time", "2020-07-10T18:00:00Z");
        matchPrinted(values, condition, keep, formatTime, context);
    }
};

} // namespace

void applyCondition(const store::Column &column, const Condition &condition, std::span<std::uint8_t> keep,
                    const WorkContext &context)
{
    std::visit(Matcher{condition, keep, context}, column);
}

} // namespace anomalyst::query
