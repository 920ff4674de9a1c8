// The anomaly periods of the shown series as a table, and the caption that counts them. GUI thread.
#pragma once

#include "core/result/time_series_result.h"

#include <QWidget>

#include <memory>

namespace anomalyst::ui
{

class DataTable;
class ResultTableModel;

class PeriodList : public QWidget
{
    Q_OBJECT
public:
    explicit PeriodList(QWidget *parent = nullptr);

    void setSeries(std::shared_ptr<const result::DecomposedSeries> series); // null: none
    void setCurrent(std::size_t period);                                    // emits nothing
    QString caption() const { return m_caption; }

Q_SIGNALS:
    void periodSelected(std::size_t period); // by mouse or keyboard
    void periodOpened(std::size_t period);   // double click or Enter

private:
    QString m_caption;
    DataTable *m_table;
    ResultTableModel *m_model;
};

} // namespace anomalyst::ui
