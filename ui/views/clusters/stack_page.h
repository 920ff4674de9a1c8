// Stacking: how often each value of a column occurs within the filters, rarest first; a value becomes a filter with a
// click, or is left out. Counted on a worker, and only while the page is seen. GUI thread.
#pragma once

#include "ui/models/stack_tables.h"
#include "ui/state/workbench.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLineEdit;
class QPoint;
class QPushButton;

namespace anomalyst::ui
{

class DataTable;
class ElidedLabel;

class StackPage : public QWidget
{
    Q_OBJECT
public:
    explicit StackPage(Workbench &workbench, QWidget *parent = nullptr);

    void setLog(LogId log); // with the column that was stacked last, where the log has one of that name
    const StackData *stack() const { return m_data.get(); }

Q_SIGNALS:
    void counted(); // or failed

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeHead();
    void connectAll();
    void refresh();
    void count();
    void present(StackData data);
    void search();
    void filterBy(query::Operator op);
    void includeAndList();
    void showMenu(const QPoint &position);
    void exportStack();
    std::optional<std::size_t> currentRow() const;

    Workbench &m_workbench;
    LogId m_log;
    bool m_isCounted = false;
    std::shared_ptr<const StackData> m_data;
    QComboBox *m_column;
    QLineEdit *m_search;
    ElidedLabel *m_summary;
    QPushButton *m_include;
    QPushButton *m_exclude;
    QPushButton *m_export;
    DataTable *m_table;
    ResultTableModel *m_model;
};

} // namespace anomalyst::ui
