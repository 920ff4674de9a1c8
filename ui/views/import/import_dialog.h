// Logs on their way into the case, in one window that is not modal: first the plan, then how far it is, then the
// report. GUI thread; files are read by workers.
#pragma once

#include "ui/models/imported_files_model.h"
#include "ui/state/case_loader.h"

#include <QDialog>

class QStackedWidget;

namespace anomalyst::ui
{

class PlanPage;
class ProgressPage;
class ReportPage;

class ImportDialog : public QDialog
{
    Q_OBJECT
public:
    enum Page { Plan, Progress, Report };

    ImportDialog(Workbench &workbench, CaseLoader &loader, QWidget *parent = nullptr);

    void add(const QStringList &paths);
    void showReport(const ImportRecord &record, int current = 0);
    // When nothing is left to ask: imports at once. Else the dialog shows itself.
    void importUnaskedWhenClear();

    bool isPlanning() const;
    PlanPage &planPage() { return *m_plan; }
    ReportPage &reportPage() { return *m_report; }
    Page page() const;

    void reject() override; // Escape: no plan, no import, or no report any more

Q_SIGNALS:
    void addFilesRequested();
    void addFolderRequested();
    void rejectedRequested();
    void importAgainRequested(const QString &path, anomalyst::importing::DateOrder order);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void startImport();
    void watch();
    void showPage(Page page);

    CaseLoader &m_loader;
    std::shared_ptr<ImportRun> m_run;
    QStackedWidget *m_pages;
    PlanPage *m_plan;
    ProgressPage *m_progress;
    ReportPage *m_report;
    bool m_isUnasked = false;
};

} // namespace anomalyst::ui
