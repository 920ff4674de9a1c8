#include "ui/views/import/progress_page.h"

#include "ui/models/value_text.h"
#include "ui/state/file_path.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style_sheet.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace anomalyst::ui
{

namespace
{
constexpr int kRefreshMs = 200;
constexpr int kCardWidth = 560;
constexpr int kSteps = 1000;
} // namespace

ProgressPage::ProgressPage(JobRunner &jobs, QWidget *parent)
    : QWidget(parent)
    , m_jobs(jobs)
    , m_timer(new QTimer(this))
{
    auto *card = new QFrame(this);
    setPart(card, "card");
    card->setFixedWidth(kCardWidth);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(24, 22, 24, 20);
    column->setSpacing(10);
    m_title = plainLabel(tr("Importing"), "title", card);
    m_phase = new ElidedLabel({}, Qt::ElideMiddle, card);
    m_bar = new QProgressBar(card);
    m_bar->setTextVisible(false);
    m_bar->setRange(0, kSteps);
    m_bar->setAccessibleName(tr("Progress of the import"));
    m_numbers = plainLabel({}, "muted", card);
    auto *cancel = new QPushButton(tr("&Cancel"), card);
    cancel->setObjectName(QStringLiteral("cancelImport"));
    auto *hide = new QPushButton(tr("Go on in the &background"), card);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(hide);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    column->addWidget(m_title);
    column->addWidget(m_phase);
    column->addSpacing(4);
    column->addWidget(m_bar);
    column->addWidget(m_numbers);
    column->addSpacing(8);
    column->addLayout(buttons);
    auto *page = new QVBoxLayout(this);
    page->addStretch(2);
    page->addWidget(card, 0, Qt::AlignHCenter);
    page->addStretch(3);
    m_timer->setInterval(kRefreshMs);
    connect(m_timer, &QTimer::timeout, this, &ProgressPage::refresh);
    connect(cancel, &QPushButton::clicked, this, &ProgressPage::cancelRequested);
    connect(hide, &QPushButton::clicked, this, &ProgressPage::hideRequested);
}

void ProgressPage::watch(const std::shared_ptr<ImportRun> &run)
{
    m_run = run;
    m_since.start();
    connect(run.get(), &ImportRun::started, this, [this] { m_since.restart(); });
    m_timer->start();
    refresh();
}

void ProgressPage::stop()
{
    m_timer->stop();
}

double ProgressPage::fraction() const
{
    for (const JobStatus &job : m_jobs.jobs()) {
        if (job.id == m_run->job())
            return job.fraction;
    }
    return -1;
}

void ProgressPage::refresh()
{
    if (!m_run)
        return;
    if (m_run->state() == ImportRun::State::Waiting) {
        m_title->setText(tr("Waiting"));
        m_phase->setText(tr("Another import or case is being read; this one begins when it has ended."));
        m_bar->setRange(0, 0);
        m_numbers->setText(QStringLiteral(" "));
        return;
    }
    const std::size_t files = m_run->logs().size();
    const std::size_t at = std::min<std::size_t>(m_run->tally()->file, files - 1);
    m_title->setText(files == 1 ? tr("Importing") : tr("Importing file %1 of %2").arg(at + 1).arg(files));
    m_phase->setText(toText(m_run->logs()[at].path.filename()));
    const double done = fraction();
    m_bar->setRange(0, done < 0 ? 0 : kSteps);
    m_bar->setValue(static_cast<int>(done * kSteps));
    const double seconds = static_cast<double>(m_since.elapsed()) / 1000;
    const std::uint64_t events = m_run->tally()->events;
    QStringList parts;
    if (done >= 0)
        parts << tr("%1 %").arg(static_cast<int>(done * 100));
    parts << tr("%1 events").arg(countText(events));
    if (events > 0 && seconds > 0.5)
        parts << tr("%1 a second").arg(countText(static_cast<std::uint64_t>(static_cast<double>(events) / seconds)));
    if (done > 0.02 && seconds > 1)
        parts << tr("about %1 left")
                     .arg(
                         durationText(static_cast<DurationUs>(std::max(1.0, seconds * (1 - done) / done)) * kSecondUs));
    m_numbers->setText(parts.join(QStringLiteral(" · ")));
}

} // namespace anomalyst::ui
