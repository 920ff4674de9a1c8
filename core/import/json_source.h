// The bytes of a JSON text as they come: values one after the other, each in one piece in the buffer, with the line on
// which they begin. Single thread; owned by one reading.
#pragma once

#include "core/import/json_extent.h"
#include "core/import/reader.h"

#include <functional>

namespace anomalyst::importing
{

struct JsonPiece {
    std::string_view text; // lives until something is released; of one that is too long, its front
    std::uint64_t line = 0;
    std::uint64_t byte = 0;
    std::uint64_t bytes = 0; // consumed for it
    std::string problem;     // why it is no whole value
};

class JsonSource
{
public:
    static constexpr char kEnd = '\x1e'; // a blank, which no value begins with

    // `release` is called before text handed over goes.
    JsonSource(const Reading &reading, std::function<void()> release);

    char peek();       // the next byte that is no blank; kEnd behind the last
    bool take(char c); // takes it when it comes next
    // What comes next, with a problem when it is not whole. Counts as an event until it is recounted.
    JsonPiece takeValue();
    JsonPiece takeKey();                         // a string, or what stands where one should, up to the colon: a header
    void skipValue(Share share = Share::Header); // a value of any length
    std::string_view ahead(std::size_t bytes);   // as many unread bytes, or all there are
    // The value taken last was a good record: where it stood in its line tells where others begin.
    void learnIndent();

private:
    static constexpr std::size_t kElsewhere = std::string_view::npos;

    void grow();
    void consume(std::size_t bytes, Share share);
    std::size_t nextRecordLine(std::size_t within);
    void takeBroken(JsonPiece &piece, std::size_t end);
    void takeTooLong(JsonPiece &piece);

    const Reading &m_reading;
    std::function<void()> m_release;
    std::uint64_t m_line = 1;
    std::size_t m_column = 0;       // blanks before what comes next in its line, or kElsewhere
    std::size_t m_valueColumn = 0;  // the same of the value taken last
    std::size_t m_indent = 0;       // of records that begin a line
    bool m_isCautious = false;      // a record without an end was met: the next one may begin inside of another
    std::uint64_t m_nextRecord = 0; // offset of the line found last
    std::uint64_t m_searchedTo = 0; // none begins before this offset
    std::string m_front;            // of a value that is too long, or a key
};

} // namespace anomalyst::importing
