// The series of a split, ranked by their strongest anomaly; choosing one shows it in the chart. GUI thread.
#pragma once

#include "core/result/time_series_result.h"

#include <QWidget>

#include <memory>

namespace anomalyst::ui
{

class DataTable;
class ResultTableModel;

class SeriesList : public QWidget
{
    Q_OBJECT
public:
    explicit SeriesList(QWidget *parent = nullptr);

    void setResult(std::shared_ptr<const result::TimeSeriesResult> result); // null: none
    void setCurrent(std::size_t series);                                    // emits nothing
    QString caption() const;

Q_SIGNALS:
    void seriesChosen(std::size_t series); // by mouse or keyboard

private:
    DataTable *m_table;
    ResultTableModel *m_model;
};

} // namespace anomalyst::ui
