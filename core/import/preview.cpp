#include "core/import/archive.h"
#include "core/import/cell_maker.h"
#include "core/import/decoded_text.h"
#include "core/import/delivery.h"
#include "core/import/file_source.h"
#include "core/import/import_file.h"
#include "core/import/source_import.h"
#include "core/import/spool.h"

#include <algorithm>

namespace anomalyst::importing
{

namespace
{

constexpr std::size_t kMostMembersNamed = 1000;
constexpr std::size_t kBlockBytesOfPreview = 256u << 10;
constexpr std::uint64_t kFrontBytes = 4u << 20; // of what must be unpacked or decoded
constexpr std::uint64_t kLeastRecords = 1000;   // weighed even when fewer are shown

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

// The first bytes of a source that is to be decoded.
std::unique_ptr<ByteSource> frontOf(const ByteSource &source)
{
    std::string bytes(static_cast<std::size_t>(std::min(kFrontBytes, source.size())), '\0');
    source.readAt(0, bytes);
    Spool spool;
    spool.append(bytes);
    return spool.finish(source.name(), source.modified());
}

FilePreview previewSource(const SourceOrder &order, bool isFront, std::size_t maxRows, const WorkContext &context)
{
    refuseForeignContent(order.source);
    const EncodingChoice encoding = chooseEncoding(order.source, order.options.encoding);
    std::unique_ptr<ByteSource> front;
    std::optional<DecodedText> decoded;
    if (encoding.encoding != TextEncoding::Utf8) {
        front = frontOf(order.source);
        isFront = isFront || front->size() < order.source.size();
        decoded.emplace(*front, encoding, kBlockBytesOfPreview, context);
    }
    const ByteSource &text = decoded ? decoded->text() : order.source;
    const Head head(text);
    const ChosenFormat chosen = chooseFormat(head, order.options);
    const std::unique_ptr<Reader> reader = chosen.format->open(head, order.options);
    InputBuffer buffer(text, kBlockBytesOfPreview);
    Inspector inspector({.records = std::max<std::uint64_t>(maxRows + 1, kLeastRecords)});
    Warnings warnings;
    Collector collector(inspector, maxRows, warnings);
    const std::string phase = "Looking at " + order.source.name();
    reader->read({buffer, collector, warnings, context, phase});

    const Inspection inspection =
        inspector.conclude(*reader, order.options, order.source.name(), OpenDateOrder::ReadAsText);
    FilePreview preview;
    preview.rows = collector.takeRows();
    preview.openDateOrders = inspection.openDateOrders;
    preview.formats = offersFor(head, order.options, chosen);
    for (std::vector<std::string> &row : preview.rows)
        row.resize(inspection.columns.size()); // keys of later records are columns, too
    preview.kept = keptCells(preview.rows, inspection.plans);
    preview.rejects = collector.takeRejects();
    preview.delimiter = reader->delimiter();
    preview.complete = !isFront && !inspector.stoppedEarly() && inspection.records <= maxRows;
    preview.report.file = order.source.name();
    preview.report.log = order.options.logName.value_or(order.logName);
    preview.report.format = chosen.format->name;
    preview.report.formatReason = chosen.reason;
    preview.report.encoding = decoded ? encoding.title() : head.encoding();
    preview.report.encodingReason = encoding.reason;
    preview.report.events = preview.rows.size();
    preview.report.rejected = collector.rejected();
    preview.report.blank = collector.blanks();
    preview.report.columns = inspection.columns;
    Warnings all = order.found;
    all.add(inspection.warnings);
    if (decoded)
        all.add(decoded->warnings());
    all.add(reader->columnWarnings());
    all.add(warnings);
    preview.report.warnings = all.all();
    return preview;
}

// The first member that can be read, however deep; throws the first Error when none can.
FilePreview previewArchive(const ByteSource &source, ArchiveLimits &limits, const ImportOptions &options,
                           std::size_t maxRows, const WorkContext &context)
{
    Archive archive(source, limits);
    std::vector<std::string> names;
    std::optional<Error> first;
    while (!archive.isAtEnd()) {
        try {
            const std::unique_ptr<ByteSource> member = archive.next(context, kFrontBytes);
            if (!member)
                break;
            names.push_back(memberName(member->name()));
            FilePreview preview = isArchive(*member)
                                      ? previewArchive(*member, limits, options, maxRows, context)
                                      : previewSource({*member, options, stemOf(names.back()), archive.warnings()},
                                                      member->size() >= kFrontBytes, maxRows, context);
            const std::vector<std::string> others = archive.passOver(context, kMostMembersNamed - names.size());
            names.insert(names.end(), others.begin(), others.end());
            if (names.size() > 1 || preview.members.empty()) // of the archive that has several
                preview.members = std::move(names);
            return preview;
        } catch (const Error &error) {
            first = first ? first : error;
        }
    }
    throw first ? *first : Error("the archive holds no file", source.name(), "choose one that holds logs");
}

} // namespace

FilePreview previewFile(const std::filesystem::path &path, const ImportOptions &options, std::size_t maxRows,
                        const WorkContext &context)
{
    const FileSource source(path);
    ArchiveLimits limits;
    return isArchive(source) ? previewArchive(source, limits, options, maxRows, context)
                             : previewSource({source, options, stemOf(path)}, false, maxRows, context);
}

} // namespace anomalyst::importing
