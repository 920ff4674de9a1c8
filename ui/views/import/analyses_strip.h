// Which analyses the roles of the columns allow: one chip each, with what it would work on or what it needs. GUI
// thread.
#pragma once

#include "core/query/analysis_needs.h"

#include <QWidget>

namespace anomalyst::ui
{

class AnalysesStrip : public QWidget
{
    Q_OBJECT
public:
    explicit AnalysesStrip(QWidget *parent = nullptr);

    void setColumns(const std::vector<ColumnSpec> &columns); // none: nothing is shown
    QStringList texts() const;                               // "Time series ✓ events over Time"

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override; // tool tips

private:
    struct Chip {
        QString title;
        QString reason;
        bool possible = false;
    };
    std::vector<QRect> layOut() const;

    std::vector<Chip> m_chips;
};

} // namespace anomalyst::ui
