// The stretches of time that are left out, in the card of parameters: label and time. A double click or F2 renames one,
// Delete takes it back. GUI thread.
#pragma once

#include "core/store/left_out_times.h"

#include <QTreeWidget>

namespace anomalyst::ui
{

class LeftOutList : public QTreeWidget
{
    Q_OBJECT
public:
    explicit LeftOutList(QWidget *parent = nullptr);

    void setTimes(const std::vector<store::LeftOutTime> &times); // emits nothing
    const std::vector<store::LeftOutTime> &times() const { return m_times; }

Q_SIGNALS:
    void edited(); // one was renamed or taken back

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void rename(QTreeWidgetItem *item);
    void takeBack();

    std::vector<store::LeftOutTime> m_times;
};

} // namespace anomalyst::ui
