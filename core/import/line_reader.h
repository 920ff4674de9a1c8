// What readers of one line after another share: finding the lines, their numbers and offsets, blank ones and those that
// are too long. Single thread.
#pragma once

#include "core/import/reader.h"

namespace anomalyst::importing
{

struct LogLine {
    std::string_view text; // without its end; lives until the text is released
    std::uint64_t number = 0;
    std::uint64_t byte = 0; // offset in the source
};

class LineReader : public Reader
{
public:
    void read(const Reading &reading) final;

protected:
    virtual void begin(const Reading &reading); // each reading
    // The line holds something else than blanks. False: that is enough.
    virtual bool takeLine(const Reading &reading, const LogLine &line) = 0;
    virtual void finish(const Reading &reading); // behind the last line, unless it was enough before
    virtual void releaseText() = 0;              // nobody looks any more at what was handed over

    static bool reject(const Reading &reading, const LogLine &line, std::string reason);

private:
    void release(const Reading &reading);
    bool takeText(const Reading &reading, std::string_view text, std::uint64_t number);
    bool skipLongLine(const Reading &reading, std::uint64_t number);
};

} // namespace anomalyst::importing
