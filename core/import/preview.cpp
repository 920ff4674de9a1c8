#include "core/import/cell_maker.h"
#include "core/import/delivery.h"
#include "core/import/file_source.h"
#include "core/import/import_file.h"
#include "core/import/import_run.h"

#include <algorithm>

namespace anomalyst::importing
{

namespace
{

constexpr std::size_t kBlockBytesOfPreview = 256u << 10;
constexpr std::uint64_t kLeastRecords = 1000; // weighed even when fewer are shown

// Keeps the text of the first records and lets another visitor see them all.
class Collector final : public RecordVisitor
{
public:
    Collector(Inspector &inspector, std::size_t maxRows, Warnings &warnings)
        : m_inspector(inspector)
        , m_maxRows(maxRows)
        , m_warnings(warnings)
    {
    }

    bool record(const Record &record) override
    {
        if (m_rows.size() < m_maxRows) {
            std::vector<std::string> &row = m_rows.emplace_back();
            for (const std::string_view cell : record.cells) {
                Uncleanness found;
                row.push_back(isClean(cell) ? std::string(cell) : cleanText(cell, &found));
                warnOfUncleanness(found, record.line, m_warnings);
            }
        }
        return m_inspector.record(record);
    }
    bool reject(const RejectedRow &row) override
    {
        if (m_rows.size() < m_maxRows && m_rejects.size() < m_maxRows)
            m_rejects.push_back(row);
        m_rejected += m_rows.size() < m_maxRows ? 1 : 0;
        return m_inspector.reject(row);
    }
    void blank() override { m_blank += m_rows.size() < m_maxRows ? 1 : 0; }
    void release() override {}

    std::vector<std::vector<std::string>> takeRows() { return std::move(m_rows); }
    std::vector<RejectedRow> takeRejects() { return std::move(m_rejects); }
    std::uint64_t rejected() const { return m_rejected; }
    std::uint64_t blanks() const { return m_blank; }

private:
    Inspector &m_inspector;
    std::size_t m_maxRows;
    Warnings &m_warnings;
    std::vector<std::vector<std::string>> m_rows;
    std::vector<RejectedRow> m_rejects;
    std::uint64_t m_rejected = 0;
    std::uint64_t m_blank = 0;
};

std::vector<std::vector<FilePreview::Kept>> keptCells(const std::vector<std::vector<std::string>> &rows,
                                                      const std::vector<ColumnPlan> &plans)
{
    Warnings ofCells; // told by the import, which sees them all
    std::vector<std::vector<FilePreview::Kept>> kept;
    for (const std::vector<std::string> &row : rows) {
        std::vector<FilePreview::Kept> &cells = kept.emplace_back();
        for (std::size_t i = 0; i < row.size(); ++i) {
            const Cell cell = row[i].empty() ? Cell() : makeCell(row[i], plans[i], 0, ofCells);
            cells.push_back({cell.kind, cell.kind == CellKind::Time ? cell.integer : kMissingTime});
        }
    }
    return kept;
}

} // namespace

FilePreview previewFile(const std::filesystem::path &path, const ImportOptions &options, std::size_t maxRows,
                        const WorkContext &context)
{
    const FileSource source(path);
    const Head head(source);
    const ChosenFormat chosen = chooseFormat(head, options);
    const std::unique_ptr<Reader> reader = chosen.format->open(head, options);
    InputBuffer buffer(source, kBlockBytesOfPreview);
    Inspector inspector({.records = std::max<std::uint64_t>(maxRows + 1, kLeastRecords)});
    Warnings warnings;
    Collector collector(inspector, maxRows, warnings);
    const std::string phase = "Looking at " + source.name();
    reader->read({buffer, collector, warnings, context, phase});

    const Inspection inspection = inspector.conclude(*reader, options, source.name(), OpenDateOrder::ReadAsText);
    FilePreview preview;
    preview.rows = collector.takeRows();
    preview.openDateOrders = inspection.openDateOrders;
    preview.formats = offersFor(head, options, chosen);
    for (std::vector<std::string> &row : preview.rows)
        row.resize(inspection.columns.size()); // keys of later records are columns, too
    preview.kept = keptCells(preview.rows, inspection.plans);
    preview.rejects = collector.takeRejects();
    preview.delimiter = reader->delimiter();
    preview.complete = !inspector.stoppedEarly() && inspection.records <= maxRows;
    preview.report.file = source.name();
    preview.report.log = options.logName.value_or(cleanText(path.stem().native()));
    preview.report.format = chosen.format->name;
    preview.report.formatReason = chosen.reason;
    preview.report.encoding = head.encoding();
    preview.report.events = preview.rows.size();
    preview.report.rejected = collector.rejected();
    preview.report.blank = collector.blanks();
    preview.report.columns = inspection.columns;
    Warnings all = inspection.warnings;
    all.add(reader->columnWarnings());
    all.add(warnings);
    preview.report.warnings = all.all();
    return preview;
}

} // namespace anomalyst::importing
