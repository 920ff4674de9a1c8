#include "core/import/column_evidence.h"

#include "core/import/number_text.h"

#include <algorithm>
#include <numeric>

namespace anomalyst::importing
{

namespace
{

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// A tenth of what comes is enough to rule most text out before it is parsed.
bool mayBeTime(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    if (text.size() < 8 || text.size() > 64)
        return false;
    const char c = text[0];
    if (isDigit(c)) {
        for (std::size_t i = 1; i < 5; ++i) {
            if (!isDigit(text[i]))
                return i != 3 && (text[i] == '-' || text[i] == '/' || text[i] == '.' || text[i] == ' ');
        }
        return text.size() >= 11 && (text[5] == '-' || text[6] == '-'); // a year of five or six digits
    }
    if (c == '-' || c == '+')
        return text.size() >= 11 && (text[5] == '-' || text[6] == '-' || text[7] == '-');
    const char second = static_cast<char>(text[1] | 0x20);
    return c >= 'A' && c <= 'w' &&
           (second == 'a' || second == 'e' || second == 'p' || second == 'u' || second == 'c' || second == 'o' ||
            second == 'h' || second == 'r');
}

// A number long enough to count seconds since 1970.
bool mayBeEpoch(std::string_view text)
{
    return text.size() >= 9 && text.size() <= 40 && isDigit(text[0]) && isDigit(text[4]);
}

} // namespace

bool isNought(std::string_view text)
{
    return text == "0" || text == "-1";
}

bool isPlaceholder(std::string_view text)
{
    constexpr std::array<std::string_view, 9> kNames = {"-",    "n/a", "N/A",     "null", "NULL",
                                                        "None", "NaT", "(empty)", "never"};
    return text.size() <= 7 && std::ranges::find(kNames, text) != kNames.end();
}

void ColumnEvidence::add(std::string_view text, std::uint64_t line)
{
    if (text.empty())
        return;
    ++m_values;
    if (m_real)
        addNumber(text);
    else if (mayBeEpoch(text))
        addEpoch(text);
    if (isNought(text))
        ++m_noughts;
    else if (mayBeTime(text))
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
    if (mayBeEpoch(text))
        ++m_epochs[static_cast<std::size_t>(epochUnitOf(value))];
}

// Among other text, so that a column of epochs survives a damaged one.
void ColumnEvidence::addEpoch(std::string_view text)
{
    if (const auto real = parseReal(text))
        ++m_epochs[static_cast<std::size_t>(epochUnitOf(*real))];
}

void ColumnEvidence::addTime(std::string_view text, std::uint64_t line)
{
    ParsedTime parsed = parseTime(text, {});
    if (parsed.hasOrder && parsed.outcome == ParsedTime::Outcome::Impossible)
        parsed = parseTime(text, {DateOrder::DayMonthYear, nullptr});
    if (parsed.outcome == ParsedTime::Outcome::NotATime)
        return;
    ++m_times;
    if (parsed.outcome != ParsedTime::Outcome::Read)
        return;
    ++m_goodTimes;
    if (!parsed.saysZone) {
        m_firstZonelessLine = m_zoneless == 0 ? line : m_firstZonelessLine;
        ++m_zoneless;
    }
    if (!parsed.hasOrder)
        return;
    if (parsed.first > 12)
        m_dayFirstLine = m_dayFirstLine == 0 ? line : m_dayFirstLine;
    else if (parsed.second > 12)
        m_monthFirstLine = m_monthFirstLine == 0 ? line : m_monthFirstLine;
    else
        m_openOrders += parsed.first != parsed.second ? 1 : 0;
}

std::uint64_t ColumnEvidence::epochs() const
{
    return std::accumulate(m_epochs.begin() + 1, m_epochs.end(), std::uint64_t{0}); // the first is none
}

EpochUnit ColumnEvidence::epoch(TimeClaim claim) const
{
    if (claim == TimeClaim::None || m_values == 0)
        return EpochUnit::None;
    const auto most = std::max_element(m_epochs.begin() + 1, m_epochs.end());
    if (areNearlyAll(*most, candidates() - m_noughts) || (claim == TimeClaim::Person && *most > m_goodTimes))
        return static_cast<EpochUnit>(most - m_epochs.begin());
    if (!m_real)
        return EpochUnit::None;
    const bool isExcel = claim == TimeClaim::Person
                             ? isExcelDay(m_lowest) && isExcelDay(m_highest)
                             : !m_integer && isLateExcelDay(m_lowest) && isLateExcelDay(m_highest);
    return isExcel ? EpochUnit::ExcelDays : EpochUnit::None;
}

ColumnType ColumnEvidence::type(TimeClaim claim) const
{
    if (m_values == 0)
        return ColumnType::Text;
    if (epoch(claim) != EpochUnit::None)
        return ColumnType::Time;
    if (m_integer)
        return ColumnType::Integer;
    if (m_real)
        return ColumnType::Real;
    const bool areTimes = m_goodTimes > 0 && (claim == TimeClaim::Person || areNearlyAll(m_times, candidates()));
    return areTimes ? ColumnType::Time : ColumnType::Text;
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
