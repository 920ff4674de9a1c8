// The anomaly periods of the shown series and the silences of its log as a table, and the caption that counts them. GUI
// thread.
#pragma once

#include "ui/models/period_tables.h"

#include <QWidget>

#include <memory>

class QMenu;

namespace anomalyst::ui
{

class DataTable;
class ResultTableModel;

class PeriodList : public QWidget
{
    Q_OBJECT
public:
    explicit PeriodList(QWidget *parent = nullptr);

    void setRows(std::shared_ptr<const PeriodRows> rows); // null: none
    const PeriodRows *rows() const { return m_rows.get(); }
    void setCurrent(std::size_t period); // emits nothing
    QMenu &menu() { return *m_menu; }    // of a row, for its owner to add to
    QString caption() const { return m_caption; }

Q_SIGNALS:
    void periodSelected(std::size_t period); // by mouse or keyboard
    void periodOpened(std::size_t period);   // double click or Enter
    void silenceSelected(std::size_t silence);
    void silenceOpened(std::size_t silence);

private:
    QString m_caption;
    DataTable *m_table;
    ResultTableModel *m_model;
    QMenu *m_menu;
    std::shared_ptr<const PeriodRows> m_rows;
};

} // namespace anomalyst::ui
