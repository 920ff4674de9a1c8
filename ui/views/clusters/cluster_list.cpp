#include "ui/views/clusters/cluster_list.h"

#include "ui/widgets/data_table.h"
#include "ui/widgets/plain_label.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace anomalyst::ui
{

namespace
{

bool containsWord(const ClustersData &data, std::size_t summary, const QString &word)
{
    const EventRow event = data.result.summaries[summary].representative;
    return data.events.program(event).contains(word, Qt::CaseInsensitive) ||
           data.events.command(event).contains(word, Qt::CaseInsensitive) ||
           QString::fromStdString(data.traits[summary].pattern).contains(word, Qt::CaseInsensitive);
}

} // namespace

ClusterList::ClusterList(QWidget *parent)
    : QWidget(parent)
    , m_filter(new QLineEdit)
    , m_onlySingle(new QCheckBox(tr("Only single events")))
    , m_compare(new QPushButton(tr("Compare")))
    , m_count(plainLabel({}, "muted"))
    , m_table(new DataTable)
    , m_model(new ResultTableModel(this))
{
    m_table->setModel(m_model);
    m_table->setObjectName(QStringLiteral("clusters"));
    m_table->setAccessibleName(tr("Clusters of alike events"));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(m_table, 1);
    connect(m_table, &DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            Q_EMIT clusterSelected(m_model->resultRow(index));
    });
    connect(m_table, &DataTable::rowOpened, this,
            [this](const QModelIndex &index) { Q_EMIT clusterOpened(m_model->resultRow(index)); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_compare->setEnabled(selected().size() == 2); });
}

QWidget *ClusterList::makeHead()
{
    m_filter->setObjectName(QStringLiteral("clusterFilter"));
    m_filter->setPlaceholderText(tr("Filter clusters…"));
    m_filter->setAccessibleName(tr("Filter clusters by program, command line or pattern"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(240);
    m_onlySingle->setObjectName(QStringLiteral("onlySingle"));
    m_onlySingle->setToolTip(tr("Events that nothing is like (noise)"));
    m_compare->setObjectName(QStringLiteral("compareClusters"));
    m_compare->setToolTip(tr("Two clusters side by side, feature by feature; choose them with Ctrl+click"));
    m_compare->setProperty("part", QStringLiteral("flat"));
    m_compare->setEnabled(false);
    auto *head = new QWidget;
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(8, 2, 8, 6);
    layout->setSpacing(10);
    layout->addWidget(m_filter, 2);
    layout->addWidget(m_onlySingle);
    layout->addWidget(m_count, 1);
    layout->addWidget(m_compare);
    connect(m_filter, &QLineEdit::textChanged, this, &ClusterList::applyFilter);
    connect(m_onlySingle, &QCheckBox::toggled, this, &ClusterList::applyFilter);
    connect(m_compare, &QPushButton::clicked, this, [this] {
        if (const auto two = selected(); two.size() == 2)
            Q_EMIT comparisonAsked(two[0], two[1]);
    });
    return head;
}

void ClusterList::setData(std::shared_ptr<const ClustersData> found)
{
    m_data = std::move(found);
    m_only.reset();
    m_model->setFilter({});
    if (!m_data) {
        m_model->clear();
        showCounts();
        return;
    }
    m_model->setContents(m_data, m_data->result.summaries.size(), clusterColumns(m_data),
                         [shown = m_data](std::size_t row) { return shown->result.summaries[row].label < 0; });
    m_table->setColumnWidths({68, 138, 124, 138, 70, 340, 340, 166, 62, 62, 78, 146, 146});
    applyFilter();
}

void ClusterList::applyFilter()
{
    const QString word = m_filter->text().trimmed();
    if (!m_data || (word.isEmpty() && !m_onlySingle->isChecked() && !m_only))
        m_model->setFilter({});
    else
        m_model->setFilter([shown = m_data, only = m_only, word, single = m_onlySingle->isChecked()](std::size_t row) {
            return (!only || (*only)[row]) && (!single || shown->result.summaries[row].label < 0) &&
                   (word.isEmpty() || containsWord(*shown, row, word));
        });
    m_compare->setEnabled(false);
    showCounts();
}

void ClusterList::showOnly(std::optional<std::vector<bool>> summaries)
{
    m_only = summaries ? std::make_shared<const std::vector<bool>>(std::move(*summaries)) : nullptr;
    applyFilter();
}

void ClusterList::showCounts()
{
    const auto shown = static_cast<std::uint64_t>(m_model->rowCount());
    const std::uint64_t all = m_data ? m_data->result.summaries.size() : 0;
    m_count->setText(shown == all ? QString() : tr("%1 of %2 shown").arg(countText(shown), countText(all)));
}

void ClusterList::selectCluster(std::size_t summary)
{
    const QModelIndex index = m_model->indexOfResultRow(summary);
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
}

std::vector<std::size_t> ClusterList::selected() const
{
    std::vector<std::size_t> summaries;
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    for (const QModelIndex &row : rows)
        summaries.push_back(m_model->resultRow(row));
    return summaries;
}

} // namespace anomalyst::ui
