// A cell that holds a JSON object: its fields as columns of the row that it stands in. Single thread; owned by a
// reader.
#pragma once

#include "core/import/json_flattener.h"
#include "core/import/open_row.h"

namespace anomalyst::importing
{

class JsonCell
{
public:
    // Flattens the text of the cell. False: it is no JSON object.
    bool read(std::string_view text, std::uint64_t line, Warnings &warnings);
    // Each field of it that has a value: its path and its text, which lives until releaseText.
    template<class Take>
    void eachField(const Take &take) const
    {
        const auto cells = m_flattener.cells();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (cells[i].data())
                take(std::string_view(m_flattener.columns()[i]), cells[i]);
        }
    }
    void releaseText();

private:
    JsonFlattener m_flattener;
    TextArena m_texts; // of the cells, with room behind them
};

} // namespace anomalyst::importing
