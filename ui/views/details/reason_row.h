// One reason in the details pane: its name, its share of the whole as a bar and a number, a note below that wraps.
// GUI thread.
#pragma once

#include "ui/state/selection.h"

#include <QWidget>

namespace anomalyst::ui
{

class ReasonRow : public QWidget
{
    Q_OBJECT
public:
    explicit ReasonRow(const Details::Reason &reason, QWidget *parent = nullptr);
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return {200, heightForWidth(260)}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name, m_note, m_percent;
    double m_share;
};

} // namespace anomalyst::ui
