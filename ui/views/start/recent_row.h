// One line of the list of recent cases: its name and folder, how many events, how large, when it was open. GUI thread.
#pragma once

#include "ui/state/recent_cases.h"

#include <QAbstractButton>

namespace anomalyst::ui
{

class RecentRow : public QAbstractButton
{
    Q_OBJECT
public:
    explicit RecentRow(const RecentCase &recent, QWidget *parent = nullptr);
    QSize sizeHint() const override { return {400, 36}; }

Q_SIGNALS:
    void removeRequested(); // from the list, not from the disk

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    QString m_name, m_folder, m_facts;
};

} // namespace anomalyst::ui
