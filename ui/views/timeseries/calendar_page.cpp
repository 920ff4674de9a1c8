#include "ui/views/timeseries/calendar_page.h"

#include "ui/charts/calendar_heatmap.h"
#include "ui/models/display_zone.h"
#include "ui/models/value_text.h"
#include "ui/widgets/elided_label.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace anomalyst::ui
{

CalendarPage::CalendarPage(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_sentence(new ElidedLabel)
    , m_heatmap(new CalendarHeatmap)
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 2, 8, 4);
    head->addWidget(m_sentence);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 4);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_heatmap, 1);
    connect(m_heatmap, &CalendarHeatmap::currentChanged, this, &CalendarPage::describe);
    connect(m_heatmap, &CalendarHeatmap::bucketActivated, this, &CalendarPage::brushBucket);
    connect(&ZoneSwitch::of(qApp), &ZoneSwitch::changed, this, &CalendarPage::refresh);
    describe();
}

void CalendarPage::setSeries(std::shared_ptr<const result::DecomposedSeries> series)
{
    m_series = std::move(series);
    refresh();
}

void CalendarPage::refresh()
{
    m_isComputed = false;
    if (isVisible())
        compute();
}

void CalendarPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_isComputed)
        compute();
}

void CalendarPage::compute()
{
    m_isComputed = true;
    if (!m_series) {
        present({});
        return;
    }
    // Flags change in place while the worker runs: it takes a copy of them.
    m_workbench.jobs.start<analysis::CalendarProfile>(
        this, QStringLiteral("calendar"), tr("Laying the residuals over the week"),
        [series = m_series, flags = m_series->anomalies, zone = displayZone().offsets](const WorkContext &) {
            return analysis::calendarProfile({.start = series->observed.start,
                                              .bucket = series->observed.bucket,
                                              .scores = series->scores,
                                              .anomalies = flags,
                                              .leftOut = series->leftOut},
                                             zone);
        },
        {.done = [this](analysis::CalendarProfile profile) { present(std::move(profile)); },
         .failed = [this](const JobFailure &failure) { m_sentence->setText(failure.problem); },
         .cancelled = [this] { m_isComputed = false; }});
}

void CalendarPage::present(analysis::CalendarProfile profile)
{
    m_heatmap->setProfile(std::move(profile));
    describe();
    Q_EMIT computed();
}

void CalendarPage::describe()
{
    const auto current = m_heatmap->current();
    if (current)
        m_sentence->setText(tr("%1 · clock of %2 · Enter brushes the strongest bucket")
                                .arg(m_heatmap->sentence(*current), displayZone().name()));
    else if (m_series && m_series->observed.bucket > kDayUs)
        m_sentence->setText(tr("Buckets of %1 are longer than a day: choose shorter ones to see the week.")
                                .arg(durationText(m_series->observed.bucket)));
    else
        m_sentence->setText(tr("The residuals by hour of the day and weekday."));
}

void CalendarPage::brushBucket(std::size_t bucket)
{
    const query::Series &observed = m_series->observed;
    m_workbench.time.setBrush(TimeWindow{observed.timeOf(bucket), observed.timeOf(bucket + 1)});
}

} // namespace anomalyst::ui
