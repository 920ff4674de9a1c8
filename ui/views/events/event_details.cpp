#include "ui/views/events/event_details.h"

#include "ui/models/events_model.h"
#include "ui/models/display_zone.h"
#include "ui/models/value_text.h"

#include <QCoreApplication>

namespace anomalyst::ui
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("EventDetails", text);
}

QString titleOf(const store::EventText &event, const store::LogInfo &log)
{
    if (const auto time = log.columnWithRole(Role::Time)) {
        const std::string &cell = event.cells.at(*time);
        if (const auto moment = parseIsoTime(cell))
            return cellText(cell, ColumnType::Time) + QLatin1Char(' ') + displayZone().markAt(*moment);
    }
    return tr("Event %1").arg(countText(event.row + 1ULL));
}

} // namespace

Details detailsOf(const store::EventText &event, const store::LogInfo &log)
{
    Details details;
    details.caption = tr("Selected event");
    details.title = titleOf(event, log);
    for (std::size_t i = 0; i < std::min(event.cells.size(), log.columns.size()); ++i)
        details.facts.push_back(
            {QString::fromStdString(log.columns[i].name), cellText(event.cells[i], log.columns[i].type)});
    details.facts.push_back({tr("Line in its file"), QString::number(event.line)});
    return details;
}

} // namespace anomalyst::ui
