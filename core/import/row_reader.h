// A line reader whose records are rows of named fields. Single thread.
#pragma once

#include "core/import/line_reader.h"
#include "core/import/open_row.h"

namespace anomalyst::importing
{

class RowReader : public LineReader
{
public:
    const std::vector<std::string> &columns() const override { return m_row.columns(); }
    const Warnings &columnWarnings() const override { return m_row.warnings(); }

protected:
    void releaseText() override { m_row.releaseText(); }
    // The cells of the row; `raw` holds all text that went into them, `bytes` is how much of the source it took.
    bool handOver(const Reading &reading, std::uint64_t line, std::uint64_t bytes, std::string_view raw)
    {
        return reading.visitor.record({m_row.cells(), line, bytes, raw});
    }

    OpenRow m_row;
};

} // namespace anomalyst::importing
