#include "ui/job_strip.h"

#include "ui/jobs/job_runner.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/style_sheet.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>

#include <cmath>

namespace anomalyst::ui
{

namespace
{

constexpr int kGlanceMs = 150;

QString textOf(const JobStatus &job, qsizetype others)
{
    QString text = job.title;
    if (!job.phase.isEmpty() && job.phase != job.title)
        text += QStringLiteral(" · ") + job.phase;
    if (job.fraction >= 0)
        text += QStringLiteral(" · %1 %").arg(static_cast<int>(std::floor(job.fraction * 100)));
    if (others > 0)
        text += QStringLiteral("  (+%1)").arg(others);
    return text;
}

} // namespace

JobStrip::JobStrip(JobRunner &jobs, QWidget *parent)
    : QWidget(parent)
    , m_jobs(jobs)
    , m_content(new QWidget(this))
    , m_delay(new QTimer(this))
{
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(6, 0, 0, 0);
    outer->addWidget(m_content);
    outer->addStretch(1);
    auto *row = new QHBoxLayout(m_content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    m_text = new ElidedLabel({}, Qt::ElideMiddle, m_content);
    m_bar = new QProgressBar(m_content);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(170);
    m_cancel = new QPushButton(themedIcon(QStringLiteral("close")), tr("Cancel"), m_content);
    m_cancel->setToolTip(tr("Stop this job"));
    setPart(m_cancel, "flat");
    row->addWidget(m_text);
    row->addWidget(m_bar);
    row->addWidget(m_cancel);
    m_content->hide();
    m_delay->setSingleShot(true);
    m_delay->setInterval(kGlanceMs);
    connect(m_delay, &QTimer::timeout, this, [this] {
        m_content->setVisible(!m_jobs.jobs().isEmpty());
        update();
    });
    connect(&jobs, &JobRunner::jobsChanged, this, &JobStrip::update);
    connect(&jobs, &JobRunner::jobProgressed, this, &JobStrip::update);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (const QList<JobStatus> running = m_jobs.jobs(); !running.isEmpty())
            m_jobs.cancel(running.front().id);
    });
}

void JobStrip::update()
{
    const QList<JobStatus> running = m_jobs.jobs();
    if (running.isEmpty()) {
        m_delay->stop();
        m_content->hide();
        return;
    }
    if (m_content->isHidden() && !m_delay->isActive())
        m_delay->start();
    const JobStatus &job = running.front();
    m_text->setText(textOf(job, running.size() - 1));
    m_bar->setRange(0, job.fraction < 0 ? 0 : 1000); // 0 to 0: unknown
    m_bar->setValue(static_cast<int>(std::lround(std::max(0.0, job.fraction) * 1000)));
}

} // namespace anomalyst::ui
