#include "ui/views/timeseries/period_list.h"

#include "ui/models/period_tables.h"
#include "ui/models/value_text.h"
#include "ui/widgets/data_table.h"

#include <QMenu>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace anomalyst::ui
{

PeriodList::PeriodList(QWidget *parent)
    : QWidget(parent)
    , m_caption(tr("Anomaly periods"))
    , m_table(new DataTable)
    , m_model(new ResultTableModel(this))
    , m_menu(new QMenu(this))
{
    m_table->setModel(m_model);
    m_table->setObjectName(QStringLiteral("periods"));
    m_table->setAccessibleName(tr("Anomaly periods"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    QAction *open = m_menu->addAction(tr("Show events"));
    connect(open, &QAction::triggered, this, [this] { Q_EMIT m_table->rowOpened(m_table->currentIndex()); });
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        if (m_table->currentIndex().isValid())
            m_menu->popup(m_table->viewport()->mapToGlobal(position));
    });
    connect(m_table, &DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        if (!index.isValid())
            return;
        const std::size_t row = m_model->resultRow(index), periods = m_rows->series->periods.size();
        if (row < periods)
            Q_EMIT periodSelected(row);
        else
            Q_EMIT silenceSelected(row - periods);
    });
    connect(m_table, &DataTable::rowOpened, this, [this](const QModelIndex &index) {
        const std::size_t row = m_model->resultRow(index), periods = m_rows->series->periods.size();
        if (row < periods)
            Q_EMIT periodOpened(row);
        else
            Q_EMIT silenceOpened(row - periods);
    });
}

void PeriodList::setRows(std::shared_ptr<const PeriodRows> rows)
{
    m_rows = std::move(rows);
    if (!m_rows) {
        m_model->clear();
        m_caption = tr("Anomaly periods");
        return;
    }
    const std::size_t count = m_rows->series->periods.size(), silent = m_rows->silences.size();
    m_model->setContents(m_rows, m_rows->size(), periodColumns(m_rows), [rows = m_rows](std::size_t row) {
        return !rows->silence(row) && rows->series->periods[row].kind > 0;
    });
    m_table->setColumnWidths({146, 146, 92, 146, 140, 72, 84, 0});
    m_caption = count == 0   ? tr("No anomaly period")
                : count == 1 ? tr("1 anomaly period")
                             : tr("%1 anomaly periods").arg(countText(count));
    if (silent > 0)
        m_caption += QStringLiteral(" · ") + (silent == 1 ? tr("1 silence") : tr("%1 silences").arg(countText(silent)));
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
