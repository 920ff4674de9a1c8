// Parameter cells → coded parameters of commands; every distinct cell text is read once. One thread.
#pragma once

#include "core/query/column_codes.h"
#include "core/query/parameter_text.h"
#include "core/query/session_names.h"
#include "core/query/sessions.h"

namespace anomalyst::query
{

class SessionParameters
{
public:
    explicit SessionParameters(const ColumnCodes &cells);

    // Appends the parameters of an event's cell to the table and counts a cell that cannot be read.
    void append(EventRow row, SessionTable &table);
    void moveNamesTo(SessionTable &table) const;

private:
    struct Cell {
        std::uint32_t first = 0; // into m_uses
        std::uint32_t count = 0;
        bool isKnown = false;
        bool isReadable = true;
    };

    void read(Cell &cell, std::string_view text);
    void addUse(const ParameterText &parameter, std::uint32_t first);

    const ColumnCodes &m_cells;
    std::vector<Cell> m_known; // one a distinct cell text
    std::vector<ParameterUse> m_uses;
    SessionNames m_names;
    SessionNames m_values;             // value 0 of the table, the empty one, is not among them
    std::vector<std::uint32_t> m_seen; // one a name: 1 + where in m_uses it stood last
    ParameterReader m_reader;
    std::vector<ParameterText> m_found;
};

} // namespace anomalyst::query
