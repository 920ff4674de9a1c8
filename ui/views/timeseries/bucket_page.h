// What the four panels draw, as a table: one row a visible bucket, for screen readers and for whoever wants the number.
// Filled only while it is seen. GUI thread.
#pragma once

#include "core/result/time_series_result.h"
#include "ui/state/visible_time.h"

#include <QWidget>

#include <memory>

namespace anomalyst::ui
{

class DataTable;
class ResultTableModel;

class BucketPage : public QWidget
{
    Q_OBJECT
public:
    explicit BucketPage(VisibleTime &time, QWidget *parent = nullptr);

    // Also when its flags changed in place; null: none.
    void setSeries(std::shared_ptr<const result::DecomposedSeries> series);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void fill();
    void brush(std::size_t row);

    VisibleTime &m_time;
    std::shared_ptr<const result::DecomposedSeries> m_series;
    std::size_t m_first = 0; // bucket of the first row
    bool m_isFilled = false;
    DataTable *m_table;
    ResultTableModel *m_model;
};

} // namespace anomalyst::ui
