// The box in the tool bar: what is typed is offered as a filter on each column that could hold it, the likeliest first.
// "COLUMN > VALUE" is understood as well. GUI thread.
#pragma once

#include "ui/state/workbench.h"

#include <QLineEdit>

class QStandardItemModel;

namespace anomalyst::ui
{

class FindBox : public QLineEdit
{
    Q_OBJECT
public:
    explicit FindBox(Workbench &workbench, QWidget *parent = nullptr);

Q_SIGNALS:
    void filterAdded();

private:
    void offer(const QString &text);
    void take(std::size_t offer);

    Workbench &m_workbench;
    std::vector<query::Condition> m_offers;
    QStandardItemModel *m_list;
};

// The conditions that a text may stand for in a log, the likeliest first.
std::vector<query::Condition> offersFor(const QString &text, const store::LogInfo &log);

} // namespace anomalyst::ui
