#include "ui/views/events/events_copy.h"

#include "ui/models/events_model.h"
#include "ui/models/value_text.h"
#include "ui/views/events/event_rows_text.h"
#include "ui/views/events/events_grid.h"
#include "ui/views/events/selected_events.h"

#include <QClipboard>
#include <QGuiApplication>

namespace anomalyst::ui
{

EventsCopy::EventsCopy(Workbench &workbench, EventsGrid &grid, const EventsModel &model, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_grid(grid)
    , m_model(model)
{
}

void EventsCopy::copyRows(bool withTitles)
{
    const RowsToCopy wanted{.indices = selectedRows(m_grid.table().selectionModel()->selection(), kMostCopiedRows + 1),
                            .columns = m_grid.columns().shownColumns(),
                            .withTitles = withTitles};
    const bool cut = wanted.indices.size() > kMostCopiedRows;
    m_workbench.jobs.start<QString>(
        this, QStringLiteral("copy"), tr("Copying events"),
        [wanted, source = m_model.source()](const WorkContext &context) {
            return eventRowsText(source, wanted, context);
        },
        {.done =
             [this, cut](const QString &text) {
                 QGuiApplication::clipboard()->setText(text);
                 if (cut)
                     m_workbench.notices.post({.weight = Notice::Weight::Warning,
                                               .text = tr("Only the first %1 rows were copied; export them to get all")
                                                           .arg(countText(kMostCopiedRows))});
             },
         .failed =
             [this](const JobFailure &failure) {
                 m_workbench.notices.postFailure(tr("Nothing was copied"), failure);
             }});
}

} // namespace anomalyst::ui
