#include "core/import/json_cell.h"
#include "core/import/table_head.h"
#include "core/import/table_readers.h"
#include "core/import/unfolding_reader.h"

namespace anomalyst::importing
{

namespace
{

class M365AuditReader final : public UnfoldingReader
{
public:
    using UnfoldingReader::UnfoldingReader;

    ZoneOfTimes zoneOfTimes() const override { return ZoneOfTimes::Utc; }

private:
    bool unfold(const Cell &cell, Warnings &warnings) override
    {
        if (cell.column != "AuditData" || !m_data.read(cell.text, cell.record.line, warnings))
            return false;
        m_data.eachField([&](std::string_view path, std::string_view text) {
            m_name.assign("AuditData.").append(path);
            putField(m_name, text);
        });
        return true;
    }
    void releaseText() override { m_data.releaseText(); }

    JsonCell m_data;
    std::string m_name;
};

} // namespace

std::optional<std::string> recogniseM365Audit(const Head &head, const ImportOptions &options)
{
    if (namesColumns(head, options, {"AuditData"}))
        return "It has a column \"AuditData\", as the audit log of Microsoft 365 does.";
    return std::nullopt;
}

std::unique_ptr<Reader> openM365Audit(const Head &head, const ImportOptions &options)
{
    return std::make_unique<M365AuditReader>(openTable(head, options));
}

} // namespace anomalyst::importing
