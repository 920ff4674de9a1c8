#include "ui/table_saving.h"

#include "ui/state/file_path.h"
#include "ui/widgets/save_path.h"

#include <QFileInfo>
#include <QWidget>

namespace anomalyst::ui
{

TableSaving::TableSaving(Workbench &workbench, QWidget *window)
    : QObject(window)
    , m_workbench(workbench)
    , m_window(window)
{
    connect(&workbench.exports, &TableExports::requested, this, &TableSaving::ask);
}

void TableSaving::ask(const TableExport &table)
{
    askSavePath(m_window, tr("Export: %1").arg(table.title), table.suggestedName,
                table.fileFilter.isEmpty() ? tableFileFilter() : table.fileFilter,
                [this, table](const QString &path) { save(table, path); });
}

void TableSaving::save(const TableExport &table, const QString &path)
{
    exporting::OutputTarget target{.path = toPath(path), .protectedFiles = {m_workbench.openCase.path()}};
    for (const store::LogInfo &log : m_workbench.openCase.logs()) {
        for (const store::FileInfo &file : log.files)
            target.protectedFiles.emplace_back(file.path);
    }
    const QString name = QFileInfo(path).fileName();
    m_workbench.jobs.start<bool>(
        this, QStringLiteral("export ") + path, tr("Exporting %1").arg(name),
        [table, target](const WorkContext &context) {
            table.write(target, context);
            return true;
        },
        {.done = [this, table,
                  name](bool) { m_workbench.notices.post({.text = tr("%1: saved as %2").arg(table.title, name)}); },
         .failed =
             [this](const JobFailure &failure) { m_workbench.notices.postFailure(tr("Nothing was saved"), failure); },
         .cancelled =
             [this, name] {
                 m_workbench.notices.post(
                     {.weight = Notice::Weight::Warning, .text = tr("%1 was not saved: cancelled").arg(name)});
             }});
}

} // namespace anomalyst::ui
