#include "ui/views/timeseries/period_list.h"

#include "ui/models/period_tables.h"
#include "ui/models/value_text.h"
#include "ui/widgets/data_table.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

namespace anomalyst::ui
{

PeriodList::PeriodList(QWidget *parent)
    : QWidget(parent)
    , m_caption(tr("Anomaly periods"))
    , m_table(new DataTable)
    , m_model(new ResultTableModel(this))
{
    m_table->setModel(m_model);
    m_table->setObjectName(QStringLiteral("periods"));
    m_table->setAccessibleName(tr("Anomaly periods"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    connect(m_table, &DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            Q_EMIT periodSelected(m_model->resultRow(index));
    });
    connect(m_table, &DataTable::rowOpened, this,
            [this](const QModelIndex &index) { Q_EMIT periodOpened(m_model->resultRow(index)); });
}

void PeriodList::setSeries(std::shared_ptr<const result::DecomposedSeries> series)
{
    if (!series) {
        m_model->clear();
        m_caption = tr("Anomaly periods");
        return;
    }
    const std::size_t count = series->periods.size();
    m_model->setContents(series, count, periodColumns(series),
                         [series](std::size_t row) { return series->periods[row].kind > 0; });
    m_table->setColumnWidths({146, 146, 82, 146, 124, 84, 0});
    m_caption = count == 0   ? tr("No anomaly period")
                : count == 1 ? tr("1 anomaly period")
                             : tr("%1 anomaly periods").arg(countText(count));
    m_table->setToolTip(count == 0 ? tr("Lower the threshold to see weaker ones") : QString());
}

void PeriodList::setCurrent(std::size_t period)
{
    const QModelIndex index = m_model->indexOfResultRow(period);
    if (m_table->currentIndex().row() == index.row())
        return;
    const QSignalBlocker quiet(m_table);
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
}

} // namespace anomalyst::ui
