// The way of log files into the window: asks which, shows the import dialog, or imports without asking where a person
// wants that, and tells how it ended. Cases among them are opened, links are refused. GUI thread.
#pragma once

#include "ui/models/imported_files_model.h"
#include "ui/state/case_loader.h"
#include "ui/views/import/import_dialog.h"

#include <QPointer>

class QMimeData;

namespace anomalyst::ui
{

class LogOpening : public QObject
{
    Q_OBJECT
public:
    LogOpening(Workbench &workbench, CaseLoader &loader, QWidget *window);

    void ask(); // which logs, in a file dialog
    void open(const QStringList &paths);
    void drop(const QMimeData &dropped);
    ImportDialog *dialog() const { return m_dialog; } // the newest, null when it is closed

Q_SIGNALS:
    void rejectedRequested();

private:
    ImportDialog *makeDialog();
    void plan(const QStringList &paths);
    void tell(const ImportOutcome &outcome);
    void importAgain(const QString &path, importing::DateOrder order);

    Workbench &m_workbench;
    CaseLoader &m_loader;
    QWidget *m_window;
    QPointer<ImportDialog> m_dialog;
};

} // namespace anomalyst::ui
