#include "ui/models/stack_tables.h"

#include "ui/models/value_text.h"

#include <QObject>

#include <algorithm>
#include <cmath>

namespace anomalyst::ui
{

StackData readStack(const store::EventColumns &events, const query::Selection &selection, std::size_t column,
                    const WorkContext &context)
{
    const query::RowSet rows = query::selectRows(events, selection, context.part(0, 0.4));
    return {.log = events.log().id,
            .column = events.log().columns[column].name,
            .counts = query::countValues(events, rows, column, context.part(0.4, 1)),
            .events = rows.size(),
            .total = rows.total};
}

std::vector<TableColumn> stackColumns(std::shared_ptr<const StackData> data)
{
    const auto at = [data](std::size_t row) -> const query::ValueCount & { return data->counts[row]; };
    const double largest = data->counts.empty() ? 1 : static_cast<double>(data->counts.back().events);
    const auto total = static_cast<double>(std::max<std::size_t>(1, data->events));
    const auto timeColumn = [&](const QString &title, TimeUs query::ValueCount::*time) {
        return TableColumn{.title = title,
                           .explanation = {},
                           .value = [at, time](std::size_t row) { return QVariant(secondText(at(row).*time)); },
                           .fixedWidth = true,
                           .isTime = true};
    };
    std::vector<TableColumn> columns;
    columns.push_back({.title = QObject::tr("Value"), .explanation = {}, .value = [at](std::size_t row) {
                           return QVariant(at(row).value.empty() ? QObject::tr("(missing)")
                                                                 : QString::fromStdString(at(row).value));
                       }});
    columns.push_back({.title = QObject::tr("Events"),
                       .explanation = QObject::tr("Events with the value; the bar is logarithmic"),
                       .value = [at](std::size_t row) { return QVariant(qlonglong(at(row).events)); },
                       .text = [at](std::size_t row) { return countText(at(row).events); },
                       .bar = [at, largest](std::size_t row) {
                           return std::log1p(static_cast<double>(at(row).events)) / std::log1p(largest);
                       }});
    columns.push_back({.title = QObject::tr("Share"),
                       .explanation = QObject::tr("Of the events that are looked at"),
                       .value = [at, total](std::size_t row) { return QVariant(static_cast<double>(at(row).events) / total); },
                       .text = [at, total](std::size_t row) {
                           return percentText(static_cast<double>(at(row).events) / total);
                       }});
    columns.push_back(timeColumn(QObject::tr("First"), &query::ValueCount::first));
    columns.push_back(timeColumn(QObject::tr("Last"), &query::ValueCount::last));
    return columns;
}

QString stackSummary(const StackData &data)
{
    const auto once = std::ranges::count(data.counts, std::size_t{1}, &query::ValueCount::events);
    return QObject::tr("%1 values in %2 of %3 events, %4 of them once")
        .arg(countText(data.counts.size()), countText(data.events), countText(data.total),
             countText(static_cast<std::uint64_t>(once)));
}

} // namespace anomalyst::ui
