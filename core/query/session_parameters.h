// Parameter cells → coded parameters of commands; every distinct cell text is read once. Of one column the cells are
// parameters as text. Of several, each column is a parameter under its own name; a cell of JSON gives one for every
// path in it, under the column's name and the path. One thread.
#pragma once

#include "core/query/column_codes.h"
#include "core/query/parameter_text.h"
#include "core/query/session_names.h"
#include "core/query/sessions.h"

#include <deque>

namespace anomalyst::query
{

class SessionParameters
{
public:
    // No names: the column with the role, if there is one. Throws Error for a column that is missing.
    SessionParameters(const store::EventColumns &events, const std::vector<std::string> &columns,
                      const WorkContext &context);

    bool isEmpty() const { return m_columns.empty(); } // no column at all
    std::vector<std::string> columnNames() const;
    // Appends the parameters of an event's cells to the table and counts a cell that cannot be read.
    void append(EventRow row, SessionTable &table);
    void moveNamesTo(SessionTable &table) const;

private:
    struct Cell {
        std::uint32_t first = 0; // into m_uses
        std::uint32_t count = 0;
        bool isKnown = false;
        bool isReadable = true;
    };
    struct CellColumn {
        std::string name;
        ColumnCodes codes;
        std::vector<Cell> known; // one a distinct cell text
    };

    void appendCell(CellColumn &column, EventRow row, SessionTable &table);
    void read(const CellColumn &column, Cell &cell, std::string_view text);
    bool readText(const CellColumn &column, std::string_view text);
    void addUse(const ParameterText &parameter, std::uint32_t first);
    void dropRepeated(std::size_t first, SessionTable &table);

    std::deque<CellColumn> m_columns;
    std::vector<ParameterUse> m_uses;
    SessionNames m_names;
    SessionNames m_values;             // value 0 of the table, the empty one, is not among them
    std::vector<std::uint32_t> m_seen; // one a name: 1 + where in m_uses it stood last
    std::vector<std::size_t> m_placed; // one a name: 1 + where in the table it stood last
    ParameterReader m_reader;
    std::vector<ParameterText> m_found;
    std::deque<std::string> m_prefixed;
};

} // namespace anomalyst::query
