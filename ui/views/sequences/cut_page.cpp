#include "ui/views/sequences/cut_page.h"

#include "ui/charts/histogram_chart.h"
#include "ui/models/value_text.h"
#include "ui/widgets/elided_label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace anomalyst::ui
{

namespace
{

CutPreview previewOf(const store::EventColumns &events, const query::Selection &selection,
                     const query::SessionParams &params, const WorkContext &context)
{
    const query::RowSet rows = query::selectRows(events, selection, context.part(0, 0.3));
    const query::SessionOutline outline = query::outlineSessions(events, rows, params, context.part(0.3, 0.8));
    return {query::previewSessions(outline, params, context), query::gapsBetween(outline, context), params.maxGap,
            outline.unnamed};
}

// Where a duration lies among the bins, in bars.
double placeOf(const query::GapHistogram &gaps, DurationUs duration)
{
    for (std::size_t i = 0; i < gaps.bins.size(); ++i) {
        const query::GapBin &bin = gaps.bins[i];
        if (duration < bin.high)
            return static_cast<double>(i) + (duration <= bin.low ? 0
                                                                 : static_cast<double>(duration - bin.low) /
                                                                       static_cast<double>(bin.high - bin.low));
    }
    return static_cast<double>(gaps.bins.size());
}

} // namespace

CutPage::CutPage(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_summary(new ElidedLabel)
    , m_take(new QPushButton)
    , m_lengths(new HistogramChart)
    , m_gaps(new HistogramChart)
{
    m_take->setObjectName(QStringLiteral("takeGap"));
    m_take->setToolTip(tr("The valley between the silences within a sitting and those between two"));
    m_take->hide();
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 2, 8, 6);
    head->addWidget(m_summary, 1);
    head->addWidget(m_take);
    auto *charts = new QHBoxLayout;
    charts->addWidget(m_lengths);
    charts->addWidget(m_gaps);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 4);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addLayout(charts, 1);
    connect(m_take, &QPushButton::clicked, this, [this] {
        if (m_preview && m_preview->gaps.valley)
            Q_EMIT gapProposed(*m_preview->gaps.valley);
    });
}

void CutPage::ask(LogId log, std::optional<query::SessionParams> params)
{
    m_log = log;
    m_params = std::move(params);
    m_isCounted = false;
    if (isVisible())
        count();
}

void CutPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_isCounted)
        count();
}

void CutPage::count()
{
    const auto events = m_workbench.openCase.columns(m_log);
    if (!events || !m_params)
        return;
    m_isCounted = true;
    m_workbench.jobs.start<CutPreview>(
        this, QStringLiteral("cut"), tr("Looking at silences"),
        [events, selection = m_workbench.filters.selectionFor(m_log), params = *m_params](const WorkContext &context) {
            return previewOf(*events, selection, params, context);
        },
        {.done = [this](const CutPreview &preview) { present(preview); },
         .failed =
             [this](const JobFailure &failure) {
                 m_summary->setText(failure.problem + QStringLiteral("; ") + failure.remedy);
                 Q_EMIT counted();
             },
         .cancelled = [this] { m_isCounted = false; }});
}

void CutPage::present(const CutPreview &preview)
{
    m_preview = preview;
    std::vector<HistogramBar> lengths;
    for (const query::LengthBin &bin : preview.sessions.lengths) {
        const QString label = bin.low == bin.high ? QString::number(bin.low)
                                                  : QStringLiteral("%1–%2").arg(bin.low).arg(bin.high);
        lengths.push_back({label, tr("%1 commands: %2 sessions").arg(label, countText(bin.sessions)),
                           static_cast<double>(bin.sessions)});
    }
    m_lengths->setBars(tr("Commands in a session"), std::move(lengths));
    showGaps(preview);
    QString text = tr("%1 sessions, the longest of %2 commands")
                       .arg(countText(preview.sessions.sessions), countText(preview.sessions.longest));
    if (preview.unnamed > 0)
        text += tr(" · %1 events without a user").arg(countText(preview.unnamed));
    m_summary->setText(text);
    Q_EMIT counted();
}

void CutPage::showGaps(const CutPreview &preview)
{
    std::vector<HistogramBar> bars;
    for (const query::GapBin &bin : preview.gaps.bins)
        bars.push_back({{},
                        tr("%1 to %2: %3 silences").arg(durationText(bin.low), durationText(bin.high), countText(bin.gaps)),
                        static_cast<double>(bin.gaps)});
    m_gaps->setBars(tr("Silences between events of a user"), std::move(bars));
    std::vector<HistogramMark> ticks;
    for (const DurationUs tick : {DurationUs{1000}, kSecondUs, kMinuteUs, kHourUs, kDayUs, 30 * kDayUs}) {
        const double place = placeOf(preview.gaps, tick);
        if (place > 0 && place < static_cast<double>(preview.gaps.bins.size()))
            ticks.push_back({place, durationText(tick)});
    }
    m_gaps->setTicks(std::move(ticks));
    const auto markAt = [&](DurationUs duration, const QString &words) {
        return HistogramMark{placeOf(preview.gaps, duration), words.arg(durationText(duration))};
    };
    const auto &valley = preview.gaps.valley;
    const bool isOther = valley && *valley != preview.maxGap;
    m_gaps->setLines(markAt(preview.maxGap, tr("longest gap %1")),
                     isOther ? std::optional(markAt(*valley, tr("valley %1"))) : std::nullopt);
    m_take->setVisible(isOther);
    if (valley)
        m_take->setText(tr("Use %1 as longest gap").arg(durationText(*valley)));
}

} // namespace anomalyst::ui
