// A record of named fields on its way to the visitor: a name met for the first time becomes a column, as many as there
// may be; later ones share one. Keeps the text that a reader had to put together. Single thread; owned by a reader.
#pragma once

#include "core/import/column_names.h"
#include "core/import/rest_cell.h"
#include "core/import/text_arena.h"
#include "core/import/warnings.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace anomalyst::importing
{

class OpenRow
{
public:
    void start(std::uint64_t line); // forgets the cells of the record before
    // The text must live until releaseText. A name given again replaces the cell.
    void put(std::string_view name, std::string_view text);
    bool has(std::string_view name) const;              // in this record
    std::string_view text(std::string_view name) const; // data() == nullptr: missing
    std::span<const std::string_view> cells() const { return m_cells; }

    std::string &newText() { return m_texts.next(); } // empty; lives until releaseText
    void releaseText() { m_texts.release(); }

    const std::vector<std::string> &columns() const { return m_columns; }
    const Warnings &warnings() const { return m_warnings; }

private:
    static constexpr std::size_t kRest = std::string_view::npos; // it has none of its own

    std::size_t columnOf(std::string_view name);
    void putInRest(std::string_view name, std::string_view text);
    void fill(std::size_t column, std::string_view text);

    ColumnNames m_unique;
    std::map<std::string, std::size_t, std::less<>> m_indexes; // by the name wished for
    std::vector<std::string> m_names;                          // as wished for
    std::vector<std::string> m_columns;
    Warnings m_warnings;
    std::vector<std::string_view> m_cells;
    std::size_t m_guess = 0; // records mostly name their fields in the same order
    std::uint64_t m_line = 0;
    TextArena m_texts;
    RestCell m_rest;
    std::size_t m_restColumn = kRest;
};

} // namespace anomalyst::importing
