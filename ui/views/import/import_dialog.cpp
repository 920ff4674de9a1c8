#include "ui/views/import/import_dialog.h"

#include "ui/state/import_readiness.h"
#include "ui/views/import/plan_page.h"
#include "ui/views/import/progress_page.h"
#include "ui/views/import/report_page.h"
#include "ui/widgets/display_text.h"

#include <QDropEvent>
#include <QMimeData>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace anomalyst::ui
{

ImportDialog::ImportDialog(Workbench &workbench, CaseLoader &loader, QWidget *parent)
    : QDialog(parent)
    , m_loader(loader)
    , m_pages(new QStackedWidget(this))
    , m_plan(new PlanPage(workbench, m_pages))
    , m_progress(new ProgressPage(workbench.jobs, m_pages))
    , m_report(new ReportPage(m_pages))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptDrops(true);
    setWindowTitle(tr("Import logs"));
    resize(1240, 760);
    for (QWidget *page :
         {static_cast<QWidget *>(m_plan), static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_report)})
        m_pages->addWidget(page);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
    showPage(Plan);
    connect(m_plan, &PlanPage::importRequested, this, &ImportDialog::startImport);
    connect(m_plan, &PlanPage::cancelRequested, this, &ImportDialog::reject);
    connect(m_plan, &PlanPage::addFilesRequested, this, &ImportDialog::addFilesRequested);
    connect(m_plan, &PlanPage::addFolderRequested, this, &ImportDialog::addFolderRequested);
    connect(m_progress, &ProgressPage::cancelRequested, this, [this] { m_run->cancel(); });
    connect(m_progress, &ProgressPage::hideRequested, this, &QWidget::hide);
    connect(m_report, &ReportPage::doneRequested, this, &QDialog::accept);
    connect(m_report, &ReportPage::rejectedRequested, this, &ImportDialog::rejectedRequested);
    connect(m_report, &ReportPage::importAgainRequested, this, &ImportDialog::importAgainRequested);
    connect(&m_plan->survey(), &ImportSurvey::settled, this, [this] {
        if (!m_isUnasked || !isPlanning())
            return;
        m_isUnasked = false;
        if (isClear(m_plan->plan()))
            startImport();
        else
            show();
    });
}

ImportDialog::Page ImportDialog::page() const
{
    return static_cast<Page>(m_pages->currentIndex());
}

bool ImportDialog::isPlanning() const
{
    return page() == Plan;
}

void ImportDialog::add(const QStringList &paths)
{
    m_plan->add(paths);
}

void ImportDialog::importUnaskedWhenClear()
{
    m_isUnasked = true;
}

void ImportDialog::showPage(Page page)
{
    setWindowTitle(page == Report ? tr("Import report") : tr("Import logs"));
    m_pages->setCurrentIndex(page);
    if (page == Plan)
        m_plan->takeEnterKey();
    else if (page == Report)
        m_report->takeEnterKey();
}

void ImportDialog::startImport()
{
    if (!isPlanning() || !obstacleTo(m_plan->plan()).isEmpty())
        return;
    m_plan->survey().stop();
    m_plan->survey().rememberWishes();
    showPage(Progress);
    m_run = m_loader.importLogs(requestsOf(m_plan->plan()));
    watch();
}

void ImportDialog::watch()
{
    m_progress->watch(m_run);
    // Hidden: it went on in the background, and a notice tells the end.
    const auto end = [this] {
        m_progress->stop();
        showPage(Report);
        if (!isVisible())
            deleteLater();
    };
    connect(m_run.get(), &ImportRun::finished, this, [this, end](const ImportOutcome &outcome) {
        m_report->showRecord({outcome.files, outcome.unread});
        end();
    });
    connect(m_run.get(), &ImportRun::failed, this, [this, end](const JobFailure &failure) {
        m_report->showEnd(tr("Nothing was imported"), displayText(failure.line(), 400));
        end();
    });
    connect(m_run.get(), &ImportRun::cancelled, this, [this, end] {
        m_report->showEnd(tr("Cancelled"), tr("Nothing was kept: the case is as it was before."));
        end();
    });
}

void ImportDialog::showReport(const ImportRecord &record, int current)
{
    m_report->showRecord(record, current);
    showPage(Report);
    show();
}

void ImportDialog::reject()
{
    if (page() == Progress)
        m_run->cancel(); // the page of the end follows
    else
        QDialog::reject();
}

void ImportDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (isPlanning() && event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void ImportDialog::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile() && !CaseLoader::isCasePath(url.toLocalFile()))
            paths << url.toLocalFile();
    }
    add(paths);
    event->acceptProposedAction();
}

} // namespace anomalyst::ui
