// Asks which comes first, the day or the month, where the values do not tell: two buttons that show how the first such
// value would read, and a third where the rest of the file may settle it. GUI thread.
#pragma once

#include "ui/state/import_plan.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace anomalyst::ui
{

class DateQuestionBar : public QFrame
{
    Q_OBJECT
public:
    explicit DateQuestionBar(ImportPlan &plan, QWidget *parent = nullptr);

    void showGroup(int group); // hides where there is nothing to ask

private:
    void refresh();
    void answer(importing::DateOrder order);

    ImportPlan &m_plan;
    int m_group = -1;
    QLabel *m_text;
    QPushButton *m_dayFirst;
    QPushButton *m_monthFirst;
};

} // namespace anomalyst::ui
