#include "core/export/result_tables.h"
#include "core/export/table_rows.h"
#include "core/export/table_writer.h"

namespace anomalyst::exporting
{

void writeValueCounts(const OutputTarget &target, std::span<const query::ValueCount> counts, const WorkContext &context)
{
    std::size_t events = 0;
    for (const query::ValueCount &count : counts)
        events += count.events;
    TableWriter table(target, {"value", "events", "share", "first_time", "last_time"});
    for (const query::ValueCount &count : counts) {
        reportRow(context, table.rows(), counts.size());
        table.text(count.value).integer(static_cast<std::int64_t>(count.events));
        table.number(static_cast<double>(count.events) / static_cast<double>(events));
        table.time(count.first).time(count.last).endRow();
    }
    table.commit();
}

} // namespace anomalyst::exporting
