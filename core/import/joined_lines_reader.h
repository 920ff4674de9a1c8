// A row reader for logs whose events may go on over several lines: a line that does not begin an event belongs to the
// one before. Single thread.
#pragma once

#include "core/import/row_reader.h"

namespace anomalyst::importing
{

class JoinedLinesReader : public RowReader
{
public:
    // `expected` names what every event begins with, for the reason of a reject.
    explicit JoinedLinesReader(std::string expected);

protected:
    virtual bool beginsEvent(std::string_view line) const = 0;
    // Puts the fields of a whole event into the row; its first line begins one.
    virtual void fill(const Reading &reading, std::string_view event) = 0;

    void begin(const Reading &reading) override;
    bool takeLine(const Reading &reading, const LogLine &line) final;
    void finish(const Reading &reading) override;

private:
    bool emitEvent(const Reading &reading);

    std::string m_expected;
    std::string m_event; // its lines so far; empty when there is none
    std::uint64_t m_line = 0;
    std::uint64_t m_bytes = 0;
};

} // namespace anomalyst::importing
