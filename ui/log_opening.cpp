#include "ui/log_opening.h"

#include "ui/file_questions.h"
#include "ui/import_notices.h"
#include "ui/views/import/plan_page.h"

#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace anomalyst::ui
{

LogOpening::LogOpening(Workbench &workbench, CaseLoader &loader, QWidget *window)
    : QObject(window)
    , m_workbench(workbench)
    , m_loader(loader)
    , m_window(window)
{
    connect(&loader, &CaseLoader::imported, this, &LogOpening::tell);
}

void LogOpening::ask()
{
    askForLogs(m_window, [this](const QStringList &paths) { open(paths); });
}

void LogOpening::open(const QStringList &paths)
{
    QStringList logs;
    for (const QString &path : paths) {
        if (CaseLoader::isCasePath(path))
            m_loader.openCase(path);
        else
            logs << path;
    }
    if (!logs.isEmpty())
        plan(logs);
}

void LogOpening::drop(const QMimeData &dropped)
{
    const QList<QUrl> urls = dropped.urls();
    if (std::ranges::any_of(urls, [](const QUrl &url) { return !url.isLocalFile(); }))
        m_workbench.notices.post({.weight = Notice::Weight::Warning,
                                  .text = tr("Links are not followed: save the file first, then drop it here.")});
    open(localFilesOf(dropped));
}

ImportDialog *LogOpening::makeDialog()
{
    auto *dialog = new ImportDialog(m_workbench, m_loader, m_window);
    connect(dialog, &ImportDialog::addFilesRequested, dialog,
            [dialog] { askForLogs(dialog, [dialog](const QStringList &paths) { dialog->add(paths); }); });
    connect(dialog, &ImportDialog::addFolderRequested, dialog,
            [dialog] { askForFolder(dialog, [dialog](const QString &path) { dialog->add({path}); }); });
    connect(dialog, &ImportDialog::rejectedRequested, this, &LogOpening::rejectedRequested);
    connect(dialog, &ImportDialog::importAgainRequested, this, &LogOpening::importAgain);
    return dialog;
}

void LogOpening::plan(const QStringList &paths)
{
    if (!m_dialog || !m_dialog->isPlanning())
        m_dialog = makeDialog();
    if (PlanPage::asksAlways())
        m_dialog->show();
    else if (!m_dialog->isVisible())
        m_dialog->importUnaskedWhenClear();
    m_dialog->add(paths);
    m_dialog->raise();
    m_dialog->activateWindow();
}

void LogOpening::tell(const ImportOutcome &outcome)
{
    const auto showReport = [this, record = ImportRecord{outcome.files, outcome.unread}] {
        m_dialog = makeDialog();
        m_dialog->showReport(record);
    };
    tellImport(m_workbench.notices, outcome,
               {.showReport = showReport,
                .showRejected = [this] { Q_EMIT rejectedRequested(); },
                .importAgain = [this](const QString &path, importing::DateOrder order) { importAgain(path, order); }});
}

void LogOpening::importAgain(const QString &path, importing::DateOrder order)
{
    importing::ImportOptions options;
    options.dateOrder = order;
    m_loader.importLogs({path}, options);
}

} // namespace anomalyst::ui
