// How the limits cut events into sessions: how many there are and how long, and the silences between events, whose valley
// is proposed as the longest gap. Counted on a worker, and only while the page is seen. GUI thread.
#pragma once

#include "core/query/session_preview.h"
#include "ui/state/workbench.h"

#include <QWidget>

#include <optional>

class QPushButton;

namespace anomalyst::ui
{

class ElidedLabel;
class HistogramChart;

struct CutPreview {
    query::SessionPreview sessions;
    query::GapHistogram gaps;
    DurationUs maxGap = 0;
    std::size_t unnamed = 0; // events without a user
};

class CutPage : public QWidget
{
    Q_OBJECT
public:
    explicit CutPage(Workbench &workbench, QWidget *parent = nullptr);

    // None: nothing to cut.
    void ask(LogId log, std::optional<query::SessionParams> params);
    const std::optional<CutPreview> &preview() const { return m_preview; }

Q_SIGNALS:
    void counted(); // or failed
    void gapProposed(DurationUs gap); // taken by a click

protected:
    void showEvent(QShowEvent *event) override;

private:
    void count();
    void present(const CutPreview &preview);
    void showGaps(const CutPreview &preview);

    Workbench &m_workbench;
    LogId m_log;
    std::optional<query::SessionParams> m_params;
    std::optional<CutPreview> m_preview;
    bool m_isCounted = false;
    ElidedLabel *m_summary;
    QPushButton *m_take;
    HistogramChart *m_lengths;
    HistogramChart *m_gaps;
};

} // namespace anomalyst::ui
