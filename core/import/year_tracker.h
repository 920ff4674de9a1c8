// The year of events that say only month and day, in a log that goes forward: the year that it begins with, and one
// more at each New Year. Single thread; owned by a reader, which reads its log twice.
#pragma once

#include "core/base/time.h"

#include <optional>
#include <vector>

namespace anomalyst::importing
{

class YearTracker
{
public:
    // The year of the first event when a person said it.
    explicit YearTracker(std::optional<int> firstYear)
        : m_wished(firstYear)
    {
    }

    // A reading begins. Without a wish the log ends in the year of `modified`, or the one before where it would end
    // later than that, and some years before where it has a February 29 else never was. What the first reading counts
    // is used by the next.
    void begin(TimeUs modified);
    int yearOf(const CivilTime &civil);
    void end();                                    // everything was read
    bool isSettled() const { return m_isSettled; } // what the last whole reading counted is what it began with

private:
    int yearOfCode(int code);
    int endingYear(int dayCode) const;
    bool fitsLeapDays(int firstYear) const;

    std::optional<int> m_wished;
    std::optional<int> m_firstYear; // found by a whole reading
    CivilTime m_modified;
    std::optional<int> m_last; // month and day of the event before, as one number
    int m_year = 0;
    int m_newYears = 0;
    int m_begunWith = 0;
    bool m_isSettled = true;
    std::vector<int> m_leapDays; // New Years before each February 29
};

} // namespace anomalyst::importing
