// The small window in which a condition is made: a column, how it compares, a value. Closes by Enter, Esc or a click
// beside it. GUI thread.
#pragma once

#include "core/query/selection.h"

#include <QFrame>

#include <vector>

class QComboBox;
class QLineEdit;

namespace anomalyst::ui
{

class FilterEditor : public QFrame
{
    Q_OBJECT
public:
    FilterEditor(const store::LogInfo &log, const query::Condition &condition, QWidget *parent = nullptr);

    void showBelow(QWidget *anchor);

Q_SIGNALS:
    void accepted(const anomalyst::query::Condition &condition);

private:
    void accept();
    bool isTimeCompared() const; // then the value is typed in the display zone

    std::vector<ColumnSpec> m_columns;
    QComboBox *m_column;
    QComboBox *m_operator;
    QLineEdit *m_value;
};

} // namespace anomalyst::ui
