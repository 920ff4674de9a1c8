// A reader around that of a table, for cells that hold fields of their own: these become columns named
// "cell's column.field". What cannot be unfolded stays as it is. Single thread; owned by one import.
#pragma once

#include "core/import/open_row.h"
#include "core/import/reader.h"

namespace anomalyst::importing
{

class UnfoldingReader : public Reader
{
public:
    explicit UnfoldingReader(std::unique_ptr<Reader> table);

    void read(const Reading &reading) final;
    const std::vector<std::string> &columns() const override { return m_row.columns(); }
    const Warnings &columnWarnings() const override { return m_columnWarnings; }
    std::optional<char> delimiter() const override { return m_table->delimiter(); }

protected:
    struct Cell {
        std::string_view column;
        std::string_view text; // not missing
        const Record &record;  // of the table
    };
    // Puts what the cell holds into the row. False: nothing, it is to stay.
    virtual bool unfold(const Cell &cell, Warnings &warnings) = 0;
    virtual void releaseText() {} // nobody looks any more at what was put

    // Beside what the column holds when a field comes twice.
    void putField(std::string_view name, std::string_view text);
    std::string_view cellOf(const Record &record, std::string_view column) const; // data() == nullptr: missing

    OpenRow m_row;

private:
    class Visitor;

    bool takeRecord(const Reading &reading, const Record &record);

    std::unique_ptr<Reader> m_table;
    Warnings m_columnWarnings;
};

} // namespace anomalyst::importing
