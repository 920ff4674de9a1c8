#include "core/export/result_tables.h"
#include "core/export/table_rows.h"
#include "core/export/table_writer.h"

#include <numeric>

namespace anomalyst::exporting
{

void writeEvents(const OutputTarget &target, store::EventReader &reader, const query::RowSet &rows,
                 const EventTable &table, const WorkContext &context)
{
    const std::vector<ColumnSpec> &logColumns = reader.log().columns;
    std::vector<std::size_t> chosen = table.columns;
    if (chosen.empty()) {
        chosen.resize(logColumns.size());
        std::iota(chosen.begin(), chosen.end(), std::size_t(0));
    }
    std::vector<std::string> names;
    for (const std::size_t column : chosen)
        names.push_back(logColumns[column].name);

    TableWriter writer(target, std::move(names));
    const auto writeRow = [&](const store::EventText &event) {
        for (const std::size_t column : chosen)
            writer.cell(event.cells[column], logColumns[column].type);
        writer.endRow();
    };
    query::forEachEvent(reader, rows, table.limit, writeRow, context);
    writer.commit();
}

void writeRejected(const OutputTarget &target, store::CaseFile &file, const WorkContext &context)
{
    constexpr std::uint64_t kRowsPerBlock = 1000; // each up to 64 KiB of text
    TableWriter writer(target, {"file", "line", "byte", "reason", "text"});
    const std::uint64_t total = file.rejectedCount();
    for (std::uint64_t offset = 0; offset < total; offset += kRowsPerBlock) {
        context.report(static_cast<double>(offset) / static_cast<double>(total), "Writing rejected rows");
        for (const store::RejectedInfo &row : file.rejected(offset, kRowsPerBlock)) {
            writer.text(row.file).integer(static_cast<std::int64_t>(row.line));
            writer.integer(static_cast<std::int64_t>(row.byte)).text(row.reason).text(row.text).endRow();
        }
    }
    writer.commit();
}

} // namespace anomalyst::exporting
