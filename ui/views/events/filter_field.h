// The line over one column in which a filter is typed; its icon opens the operators. Enter or leaving it applies, Esc
// takes back what was typed. GUI thread.
#pragma once

#include "ui/views/events/filter_cell.h"

#include <QLineEdit>

class QMenu;

namespace anomalyst::ui
{

class FilterField : public QLineEdit
{
    Q_OBJECT
public:
    FilterField(const ColumnSpec &column, QWidget *parent);

    void showCondition(const std::optional<query::Condition> &condition);
    QMenu *openOperators();

Q_SIGNALS:
    void committed(const std::optional<anomalyst::query::Condition> &condition);
    void left(int steps); // by Tab (1), Shift+Tab (-1), Enter, Down or Esc (0: to the rows)

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    bool commit(); // false: what is typed is no condition
    void check();

    ColumnSpec m_column;
    std::optional<query::Condition> m_condition; // in force
};

} // namespace anomalyst::ui
