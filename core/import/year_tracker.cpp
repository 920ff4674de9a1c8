#include "core/import/year_tracker.h"

#include <algorithm>

namespace anomalyst::importing
{

namespace
{

constexpr int kDaysOfMonth = 31;            // enough to keep dates in order
constexpr int kLeapDay = kDaysOfMonth + 29; // February 29
constexpr int kYearsToLeapDay = 8;          // at most, as in 1896 to 1904
constexpr int kHalfYear = 6 * kDaysOfMonth;

int codeOf(const CivilTime &civil)
{
    return (civil.month - 1) * kDaysOfMonth + civil.day;
}

bool isLeapYear(int year)
{
    return timeFromCivil({.year = year, .month = 2, .day = 29}).has_value();
}

} // namespace

void YearTracker::begin(TimeUs modified)
{
    m_modified = civilFromTime(modified + kDayUs); // the log's zone may be ahead
    m_last.reset();
    m_newYears = 0;
    m_leapDays.clear();
}

// The latest year in which an event of that day is not younger than the file.
int YearTracker::endingYear(int dayCode) const
{
    return dayCode > codeOf(m_modified) ? m_modified.year - 1 : m_modified.year;
}

bool YearTracker::fitsLeapDays(int firstYear) const
{
    return std::ranges::all_of(m_leapDays, [&](int newYears) { return isLeapYear(firstYear + newYears); });
}

int YearTracker::yearOf(const CivilTime &civil)
{
    const int code = codeOf(civil);
    const int year = yearOfCode(code);
    if (code == kLeapDay && (m_leapDays.empty() || m_leapDays.back() != m_newYears))
        m_leapDays.push_back(m_newYears);
    return year;
}

int YearTracker::yearOfCode(int code)
{
    if (!m_last) {
        m_last = code;
        // The first reading does not know yet how many New Years follow; most logs have none or one.
        m_year = m_wished ? *m_wished : m_firstYear.value_or(endingYear(code));
        const bool isGuess = !m_wished && !m_firstYear && code == kLeapDay;
        for (int back = 0; isGuess && back < kYearsToLeapDay && !isLeapYear(m_year); ++back)
            --m_year;
        m_begunWith = m_year;
        return m_year;
    }
    const bool isStraggler = m_newYears > 0 && *m_last <= 2 && code >= codeOf({.month = 12, .day = 30});
    if (isStraggler)
        return m_year - 1;
    if (*m_last - code > kHalfYear) {
        ++m_year;
        ++m_newYears;
    }
    m_last = code;
    return m_year;
}

void YearTracker::end()
{
    if (!m_last)
        return;
    const int latest = endingYear(*m_last) - m_newYears;
    int year = latest;
    while (latest - year < kYearsToLeapDay && !fitsLeapDays(year))
        --year;
    m_firstYear = fitsLeapDays(year) ? year : latest;
    m_isSettled = m_wished || m_begunWith == *m_firstYear;
}

} // namespace anomalyst::importing
