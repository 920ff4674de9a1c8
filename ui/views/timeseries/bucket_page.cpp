#include "ui/views/timeseries/bucket_page.h"

#include "ui/models/series_tables.h"
#include "ui/widgets/data_table.h"

#include <QVBoxLayout>

namespace anomalyst::ui
{

BucketPage::BucketPage(VisibleTime &time, QWidget *parent)
    : QWidget(parent)
    , m_time(time)
    , m_table(new DataTable)
    , m_model(new ResultTableModel(this))
{
    m_table->setModel(m_model);
    m_table->setObjectName(QStringLiteral("buckets"));
    m_table->setAccessibleName(tr("The visible buckets of the series"));
    m_table->setToolTip(tr("The visible range of the chart; Enter brushes a bucket"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    connect(m_table, &DataTable::rowOpened, this,
            [this](const QModelIndex &index) { brush(m_first + m_model->resultRow(index)); });
    connect(&time, &VisibleTime::visibleChanged, this, [this] {
        m_isFilled = false;
        if (isVisible())
            fill();
    });
}

void BucketPage::setSeries(std::shared_ptr<const result::DecomposedSeries> series)
{
    m_series = std::move(series);
    m_isFilled = false;
    if (isVisible())
        fill();
}

void BucketPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_isFilled)
        fill();
}

void BucketPage::fill()
{
    m_isFilled = true;
    if (!m_series) {
        m_model->clear();
        return;
    }
    const query::BucketRange seen = bucketsIn(m_series->observed, m_time.visible());
    m_first = seen.first;
    m_model->setContents(m_series, seen.end - seen.first, bucketColumns(m_series, seen.first),
                         [series = m_series, first = seen.first](std::size_t row) {
                             return series->anomalies[first + row] != 0;
                         });
    m_table->setColumnWidths({160, 110, 110, 110, 110, 110, 84, 0});
}

void BucketPage::brush(std::size_t bucket)
{
    const TimeUs begin = m_series->observed.timeOf(bucket);
    m_time.setBrush(TimeWindow{begin, begin + m_series->observed.bucket});
}

} // namespace anomalyst::ui
