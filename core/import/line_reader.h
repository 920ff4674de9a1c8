// What readers of one line after another share: finding the lines, their numbers and offsets, blank ones and those that
// are too long. Single thread.
#pragma once

#include "core/import/reader.h"

namespace anomalyst::importing
{

struct LogLine {
    std::string_view text; // without its end; lives until the text is released
    std::uint64_t number = 0;
    std::uint64_t byte = 0;  // offset in the source
    std::uint64_t bytes = 0; // with its end
};

class LineReader : public Reader
{
public:
    void read(const Reading &reading) final;

protected:
    virtual void begin(const Reading &reading); // each reading
    // The line holds something else than blanks. It counts as part of an event unless it is rejected or markHeader() is
    // called. False: that is enough.
    virtual bool takeLine(const Reading &reading, const LogLine &line) = 0;
    virtual void finish(const Reading &reading); // behind the last line, unless it was enough before
    virtual void releaseText() = 0;              // nobody looks any more at what was handed over

    bool reject(const Reading &reading, const LogLine &line, std::string reason);
    void markHeader() { m_share = Share::Header; }

private:
    void release(const Reading &reading);
    bool takeText(const Reading &reading, LogLine line);
    bool skipLongLine(const Reading &reading, std::uint64_t number);

    Share m_share = Share::Event; // of the line at hand
};

} // namespace anomalyst::importing
