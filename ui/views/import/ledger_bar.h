// Where the bytes of a source went, as one thin bar of four parts with their numbers below. GUI thread.
#pragma once

#include "core/base/event_sink.h"

#include <QWidget>

namespace anomalyst::ui
{

class LedgerBar : public QWidget
{
    Q_OBJECT
public:
    explicit LedgerBar(const ByteLedger &ledger, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ByteLedger m_ledger;
};

} // namespace anomalyst::ui
