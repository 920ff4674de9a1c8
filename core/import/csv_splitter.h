// Bytes to the fields of one CSV record (RFC 4180): quoted fields with delimiters, doubled quotes and line breaks; a
// record ends at LF, CRLF or a lone CR. Finds views, copies nothing. Single thread; owned by one reader.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace anomalyst::importing
{

struct CsvField {
    std::uint32_t begin = 0; // in the record, without the quotes
    std::uint32_t length = 0;
    bool hasDoubledQuotes = false;
};

enum class CsvEnd {
    Record,
    NeedsMore,      // the data ends before the record does
    UnclosedQuote,  // the source ends inside a quoted field
    TextAfterQuote, // something other than a delimiter follows a closing quote
};

struct CsvSplit {
    CsvEnd end = CsvEnd::NeedsMore;
    std::size_t bytes = 0;        // of the record with its line end; for a fault, up to it
    std::uint32_t lineBreaks = 0; // inside quoted fields
    bool quoteInsideText = false; // a quote in the middle of an unquoted field, taken as it is
    std::size_t openedAt = 0;     // where the quoted field of a fault begins
};

class CsvSplitter
{
public:
    explicit CsvSplitter(char delimiter)
        : m_delimiter(delimiter)
    {
    }

    // `data` must have 64 readable bytes behind it; `last` tells that the source ends with it.
    CsvSplit split(std::string_view data, bool last);
    const std::vector<CsvField> &fields() const { return m_fields; } // of the last record

private:
    struct State;
    void endField(State &state, std::size_t at);
    bool takeQuote(State &state, std::size_t at, std::string_view data, bool last);

    char m_delimiter;
    std::vector<CsvField> m_fields;
};

// Removes the doubling of quotes in place; returns the new length.
std::size_t undoubleQuotes(char *text, std::size_t length);

} // namespace anomalyst::importing
