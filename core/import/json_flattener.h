// One JSON object to cells: nested objects become columns "a.b", arrays stay JSON text, numbers keep their text.
// Everything in the object is checked, also what is kept as it is. Single thread; owned by a JSON reader.
#pragma once

#include "core/import/json_keys.h"
#include "core/import/rest_cell.h"
#include "core/import/text_arena.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace anomalyst::importing
{

// What a format says of its values.
struct JsonShape {
    bool bytesAreText = false;       // arrays of bytes at the top stand for text
    std::string_view keptWhole = {}; // an object under this key at the top is kept as JSON beside its columns
};

class JsonFlattener
{
public:
    explicit JsonFlattener(const JsonShape &shape = {});
    ~JsonFlattener();

    // `line` is valid UTF-8 with simdjson's padding behind it. The reason why it is no record, or "".
    std::string flatten(std::string_view line, std::uint64_t lineNumber, Warnings &warnings);
    // The same for text that may hold bad UTF-8 and NULs.
    std::string flattenRaw(std::string_view text, std::uint64_t lineNumber, Warnings &warnings);
    // Of the record flattened last, one a column; text lives until the line's bytes go or releaseText is called.
    std::span<const std::string_view> cells() const { return m_cells; }
    void releaseText() { m_texts.release(); }
    const std::vector<std::string> &columns() const { return m_keys.columns(); }
    const Warnings &columnWarnings() const { return m_keys.warnings(); }

private:
    struct Parser; // keeps simdjson out of the header
    struct Walk;

    bool fill(int column, std::string_view text); // false: this record has filled it before

    JsonShape m_shape;
    std::unique_ptr<Parser> m_parser;
    JsonKeys m_keys;
    std::vector<std::string_view> m_cells;
    std::vector<std::uint64_t> m_filledIn; // for each column: the record that filled it last
    std::uint64_t m_record = 0;
    TextArena m_texts; // what was unescaped or cleaned
    RestCell m_rest;   // what has no column of its own, also the later values of a key that is given twice
};

} // namespace anomalyst::importing
