#include "ui/views/clusters/comparison_page.h"

#include "ui/widgets/data_table.h"
#include "ui/widgets/elided_label.h"

#include <QVBoxLayout>

namespace anomalyst::ui
{

namespace
{

using Comparison = std::shared_ptr<const explain::ClusterComparison>;

QString sideText(const ClustersData &data, std::size_t index)
{
    const result::ClusterSummary &summary = data.result.summaries[index];
    const QString pattern = QString::fromStdString(data.traits[index].pattern);
    return QObject::tr("%1 · %2 events · %3")
        .arg(clusterName(summary), countText(summary.size),
             pattern.isEmpty() ? data.events.command(summary.representative) : pattern);
}

QString rangeText(const explain::FeatureRange &range)
{
    return range.least == range.most
               ? numberText(range.mean)
               : QObject::tr("%1 (%2 – %3)").arg(numberText(range.mean), numberText(range.least), numberText(range.most));
}

TableColumn sideColumn(const Comparison &comparison, const QString &title,
                       explain::FeatureRange explain::FeatureComparison::*side)
{
    return {.title = title,
            .explanation = QObject::tr("Mean, and from the least to the most where they differ"),
            .value = [comparison, side](std::size_t row) { return QVariant((comparison->features[row].*side).mean); },
            .text = [comparison, side](std::size_t row) { return rangeText(comparison->features[row].*side); }};
}

std::vector<TableColumn> comparisonColumns(const std::shared_ptr<const ClustersData> &data, const Comparison &comparison)
{
    const auto nameOf = [data](std::size_t index) { return clusterName(data->result.summaries[index]); };
    std::vector<TableColumn> columns;
    columns.push_back({.title = QObject::tr("Feature"), .explanation = {}, .value = [data, comparison](std::size_t row) {
                           const auto &feature = data->result.features.features[comparison->features[row].feature];
                           return QVariant(QString::fromStdString(query::formatFeature(feature)));
                       }});
    columns.push_back(sideColumn(comparison, nameOf(comparison->left), &explain::FeatureComparison::left));
    columns.push_back(sideColumn(comparison, nameOf(comparison->right), &explain::FeatureComparison::right));
    columns.push_back(
        {.title = QObject::tr("Share of the distance"),
         .explanation = QObject::tr("Of the squared distance of the two centres, normalised as it was clustered"),
         .value = [comparison](std::size_t row) { return QVariant(comparison->features[row].share); },
         .text = [comparison](std::size_t row) { return percentText(comparison->features[row].share); },
         .bar = [comparison](std::size_t row) { return comparison->features[row].share; }});
    return columns;
}

} // namespace

ComparisonPage::ComparisonPage(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_left(new ElidedLabel)
    , m_right(new ElidedLabel)
    , m_table(new DataTable)
    , m_model(new ResultTableModel(this))
{
    m_table->setModel(m_model);
    m_table->setObjectName(QStringLiteral("comparison"));
    m_table->setAccessibleName(tr("Two clusters, feature by feature"));
    auto *head = new QVBoxLayout;
    head->setContentsMargins(12, 2, 8, 6);
    head->setSpacing(2);
    head->addWidget(m_left);
    head->addWidget(m_right);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    clear();
}

void ComparisonPage::compare(std::shared_ptr<const ClustersData> found, std::size_t left, std::size_t right)
{
    m_workbench.jobs.start<explain::ClusterComparison>(
        this, QStringLiteral("comparison"), tr("Comparing two clusters"),
        [found, left, right](const WorkContext &context) {
            return explain::compareClusters(found->result, left, right, context);
        },
        {.done = [this, found](explain::ClusterComparison comparison) { present(found, comparison); },
         .failed = [this](const JobFailure &failure) { m_left->setText(failure.problem); },
         .cancelled = [] {}});
}

void ComparisonPage::present(std::shared_ptr<const ClustersData> found, const explain::ClusterComparison &comparison)
{
    const auto shared = std::make_shared<const explain::ClusterComparison>(comparison);
    m_left->setText(sideText(*found, comparison.left));
    m_right->setText(sideText(*found, comparison.right));
    m_model->setContents(found, comparison.features.size(), comparisonColumns(found, shared));
    m_table->setColumnWidths({300, 200, 200, 0});
    Q_EMIT compared();
}

void ComparisonPage::clear()
{
    m_model->clear();
    m_left->setText(tr("Choose two clusters with Ctrl+click, then Compare."));
    m_right->setText({});
}

} // namespace anomalyst::ui
