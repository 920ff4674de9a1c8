#include "core/import/unfolding_reader.h"

#include <algorithm>

namespace anomalyst::importing
{

class UnfoldingReader::Visitor final : public RecordVisitor
{
public:
    Visitor(UnfoldingReader &self, const Reading &reading)
        : m_self(self)
        , m_reading(reading)
    {
    }

    bool record(const Record &record) override { return m_self.takeRecord(m_reading, record); }
    bool reject(const RejectedRow &row) override { return m_reading.visitor.reject(row); }
    void blank() override { m_reading.visitor.blank(); }
    void release() override
    {
        m_reading.visitor.release();
        m_self.m_row.releaseText();
        m_self.releaseText();
    }

private:
    UnfoldingReader &m_self;
    const Reading &m_reading;
};

UnfoldingReader::UnfoldingReader(std::unique_ptr<Reader> table)
    : m_table(std::move(table))
{
}

void UnfoldingReader::read(const Reading &reading)
{
    Visitor visitor(*this, reading);
    m_table->read({reading.buffer, visitor, reading.warnings, reading.context, reading.phase});
    m_columnWarnings = m_table->columnWarnings();
    m_columnWarnings.add(m_row.warnings());
}

bool UnfoldingReader::takeRecord(const Reading &reading, const Record &record)
{
    m_row.start(record.line);
    const std::vector<std::string> &names = m_table->columns();
    for (std::size_t i = 0; i < record.cells.size(); ++i) {
        const std::string_view text = record.cells[i];
        // A column of the table is one of ours once a cell of it stayed: the table knows more of them at a second reading.
        if (text.data() && !unfold({names[i], text, record}, reading.warnings))
            m_row.put(names[i], text);
    }
    Record unfolded = record;
    unfolded.cells = m_row.cells();
    return reading.visitor.record(unfolded);
}

void UnfoldingReader::putField(std::string_view name, std::string_view text)
{
    if (!m_row.has(name))
        return m_row.put(name, text);
    std::string &both = m_row.newText();
    both.append(m_row.text(name)).append(", ").append(text);
    m_row.put(name, both);
}

std::string_view UnfoldingReader::cellOf(const Record &record, std::string_view column) const
{
    const std::vector<std::string> &names = m_table->columns();
    const auto at = static_cast<std::size_t>(std::ranges::find(names, column) - names.begin());
    return at < record.cells.size() ? record.cells[at] : std::string_view();
}

} // namespace anomalyst::importing
