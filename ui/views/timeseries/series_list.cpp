#include "ui/views/timeseries/series_list.h"

#include "ui/models/series_tables.h"
#include "ui/models/value_text.h"
#include "ui/widgets/data_table.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

namespace anomalyst::ui
{

SeriesList::SeriesList(QWidget *parent)
    : QWidget(parent)
    , m_table(new DataTable)
    , m_model(new ResultTableModel(this))
{
    m_table->setModel(m_model);
    m_table->setObjectName(QStringLiteral("rankedSeries"));
    m_table->setAccessibleName(tr("Series, the strongest anomaly first"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    connect(m_table, &DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            Q_EMIT seriesChosen(m_model->resultRow(index));
    });
}

void SeriesList::setResult(std::shared_ptr<const result::TimeSeriesResult> result)
{
    const QSignalBlocker quiet(m_table);
    if (!result) {
        m_model->clear();
        return;
    }
    m_model->setContents(result, result->series.size(), rankedSeriesColumns(result),
                         [result](std::size_t row) { return !result->series[row].periods.empty(); });
    m_table->setColumnWidths({260, 150, 146, 76, 96, 0});
}

void SeriesList::setCurrent(std::size_t series)
{
    const QModelIndex index = m_model->indexOfResultRow(series);
    if (m_table->currentIndex().row() == index.row())
        return;
    const QSignalBlocker quiet(m_table);
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
}

QString SeriesList::caption() const
{
    return tr("%1 series").arg(countText(static_cast<std::uint64_t>(m_model->rowCount())));
}

} // namespace anomalyst::ui
