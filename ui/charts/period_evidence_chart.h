// Why a season was found: the autocorrelation over the lag as a line, the periodogram as a surface, the candidates as
// dots; those in use are filled. A click or Enter on a candidate takes it alone, with Ctrl or Space it joins or leaves
// the ones in use; the arrow keys go from one to the next. Changes nothing itself. GUI thread.
#pragma once

#include "core/analysis/timeseries/period_detection.h"
#include "core/base/time.h"

#include <QPolygonF>
#include <QWidget>

#include <memory>

namespace anomalyst::ui
{

class PeriodEvidenceChart : public QWidget
{
    Q_OBJECT
public:
    using Evidence = std::shared_ptr<const analysis::PeriodEvidence>;

    explicit PeriodEvidenceChart(QWidget *parent = nullptr);

    // `used`: the seasons of the decomposition; `bucket` tells how long they are. Null: nothing was looked for.
    void setEvidence(Evidence evidence, const std::vector<int> &used, DurationUs bucket);
    const std::vector<analysis::PeriodCandidate> &candidates() const { return m_candidates; } // ascending by period
    QPointF positionOf(std::size_t candidate) const;                                          // of its dot
    QString sentence() const; // of the current candidate, or why there is none

    QSize sizeHint() const override { return {240, 104}; }

Q_SIGNALS:
    void periodsChosen(const std::vector<int> &periods); // ascending, one or two
    void currentChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QRectF plot() const;
    double xOf(double period) const; // logarithmic
    double yOf(double autocorrelation) const;
    std::optional<std::size_t> candidateAt(const QPointF &point) const;
    bool isUsed(std::size_t candidate) const;
    void setCurrent(std::size_t candidate);
    void choose(std::size_t candidate, bool isAdded);
    void rebuildLines();
    void paintDots(QPainter &painter) const;

    Evidence m_evidence;
    std::vector<analysis::PeriodCandidate> m_candidates;
    std::vector<int> m_used;
    DurationUs m_bucket = kHourUs;
    std::optional<std::size_t> m_current;
    QPolygonF m_autocorrelation; // in pixels, at most four points a column
    QPolygonF m_power;
};

} // namespace anomalyst::ui
