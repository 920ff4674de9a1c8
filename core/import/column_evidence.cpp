#include "core/import/column_evidence.h"

#include "core/import/number_text.h"

#include <algorithm>
#include <array>

namespace anomalyst::importing
{

namespace
{

// What exports write where there is no time.
bool isPlaceholder(std::string_view text)
{
    constexpr std::array<std::string_view, 9> kNames = {"-",    "n/a", "N/A",     "null", "NULL",
                                                        "None", "NaT", "(empty)", "never"};
    return text.size() <= 7 && std::ranges::find(kNames, text) != kNames.end();
}

// A tenth of what comes is enough to rule most text out before it is parsed.
bool mayBeTime(std::string_view text)
{
    if (text.size() < 8 || text.size() > 64)
        return false;
    const char c = text[0];
    if (c >= '0' && c <= '9') {
        for (std::size_t i = 1; i < 5; ++i) {
            if (text[i] < '0' || text[i] > '9')
                return i != 3 && (text[i] == '-' || text[i] == '/' || text[i] == '.' || text[i] == ' ');
        }
        return false;
    }
    const char second = static_cast<char>(text[1] | 0x20);
    return c >= 'A' && c <= 'w' &&
           (second == 'a' || second == 'e' || second == 'p' || second == 'u' || second == 'c' || second == 'o' ||
            second == 'h' || second == 'r');
}

} // namespace

void ColumnEvidence::add(std::string_view text, std::uint64_t line)
{
    if (text.empty())
        return;
    ++m_values;
    if (m_real)
        addNumber(text);
    if (mayBeTime(text))
        addTime(text, line);
    else if (isPlaceholder(text))
        ++m_placeholders;
}

void ColumnEvidence::addNumber(std::string_view text)
{
    double value = 0;
    if (const auto integer = parseCanonicalInteger(text)) {
        value = static_cast<double>(*integer);
    } else if (const auto real = parseReal(text)) {
        m_integer = false;
        value = *real;
    } else {
        m_integer = m_real = false;
        return;
    }
    m_lowest = m_values == 1 ? value : std::min(m_lowest, value);
    m_highest = m_values == 1 ? value : std::max(m_highest, value);
}

void ColumnEvidence::addTime(std::string_view text, std::uint64_t line)
{
    ParsedTime parsed = parseTime(text, {});
    if (parsed.hasOrder && parsed.outcome == ParsedTime::Outcome::Impossible)
        parsed = parseTime(text, {DateOrder::DayMonthYear, 0});
    if (parsed.outcome == ParsedTime::Outcome::NotATime)
        return;
    ++m_times;
    if (parsed.outcome == ParsedTime::Outcome::Impossible)
        return;
    ++m_goodTimes;
    if (!parsed.hasOrder)
        return;
    if (parsed.first > 12)
        m_dayFirstLine = m_dayFirstLine == 0 ? line : m_dayFirstLine;
    else if (parsed.second > 12)
        m_monthFirstLine = m_monthFirstLine == 0 ? line : m_monthFirstLine;
    else
        m_openOrders += parsed.first != parsed.second ? 1 : 0;
}

// One damaged value must not take the time from a million events, so one in twenty may be something else.
bool ColumnEvidence::isTimeText() const
{
    const std::uint64_t candidates = m_values - m_placeholders;
    return m_goodTimes > 0 && m_times * 20 >= candidates * 19;
}

EpochUnit ColumnEvidence::epoch() const
{
    return m_values > 0 && m_real ? epochUnit(m_lowest, m_highest) : EpochUnit::None;
}

ColumnType ColumnEvidence::type(bool named) const
{
    if (m_values == 0)
        return ColumnType::Text;
    if (named && epoch() != EpochUnit::None)
        return ColumnType::Time;
    if (m_integer)
        return ColumnType::Integer;
    if (m_real)
        return ColumnType::Real;
    return isTimeText() ? ColumnType::Time : ColumnType::Text;
}

ColumnEvidence::Order ColumnEvidence::dateOrder(DateOrder &order) const
{
    if (m_dayFirstLine != 0 && m_monthFirstLine != 0)
        return Order::Contradictory;
    if (m_dayFirstLine != 0 || m_monthFirstLine != 0) {
        order = m_dayFirstLine != 0 ? DateOrder::DayMonthYear : DateOrder::MonthDayYear;
        return Order::Known;
    }
    return m_openOrders > 0 ? Order::Undecidable : Order::Irrelevant;
}

} // namespace anomalyst::importing
