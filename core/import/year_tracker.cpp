#include "core/import/year_tracker.h"

namespace anomalyst::importing
{

namespace
{

constexpr int kDaysOfMonth = 31; // enough to keep dates in order
constexpr int kHalfYear = 6 * kDaysOfMonth;

int codeOf(const CivilTime &civil)
{
    return (civil.month - 1) * kDaysOfMonth + civil.day;
}

} // namespace

void YearTracker::begin(TimeUs modified)
{
    m_modified = civilFromTime(modified + kDayUs); // the log's zone may be ahead
    m_last.reset();
    m_newYears = 0;
}

// The latest year in which an event of that day is not younger than the file.
int YearTracker::endingYear(int dayCode) const
{
    return dayCode > codeOf(m_modified) ? m_modified.year - 1 : m_modified.year;
}

int YearTracker::yearOf(const CivilTime &civil)
{
    const int code = codeOf(civil);
    if (!m_last) {
        m_last = code;
        // The first reading does not know yet how many New Years follow; most logs have none or one.
        m_year = m_begunWith = m_wished ? *m_wished : m_firstYear.value_or(endingYear(code));
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
    m_firstYear = endingYear(*m_last) - m_newYears;
    m_isSettled = m_wished || m_begunWith == *m_firstYear;
}

} // namespace anomalyst::importing
