#include "ui/views/clusters/feature_list.h"

#include "ui/widgets/display_text.h"

#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace anomalyst::ui
{

namespace
{

constexpr int kFeatureRole = Qt::UserRole;
constexpr int kFewestRows = 3; // that there is room for; beyond the most the list scrolls
constexpr int kMostRows = 6;

} // namespace

FeatureList::FeatureList(QWidget *parent)
    : QWidget(parent)
    , m_list(new QListWidget)
{
    m_list->setAccessibleName(tr("Features"));
    QFont small = m_list->font();
    small.setPointSizeF(small.pointSizeF() - 1);
    m_list->setFont(small); // column names are long
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *edit = new QPushButton(tr("Edit features…"));
    edit->setObjectName(QStringLiteral("editFeatures"));
    edit->setToolTip(tr("Choose columns and what to measure of them, with their values on real events"));
    connect(edit, &QPushButton::clicked, this, &FeatureList::editRequested);
    connect(m_list, &QListWidget::itemChanged, this, &FeatureList::featuresChanged);
    connect(m_list, &QListWidget::itemActivated, this, &FeatureList::editRequested);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_list);
    layout->addWidget(edit);
}

void FeatureList::setLog(const store::LogInfo &log)
{
    std::vector<ListedFeature> features;
    try {
        for (query::FeatureSpec &feature : query::defaultFeatures(log))
            features.push_back({std::move(feature), true});
    } catch (const Error &) {
        // no default: the view says which roles are missing when it runs
    }
    setFeatures(features);
}

void FeatureList::setFeatures(const std::vector<ListedFeature> &features)
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const ListedFeature &listed : features) {
        const QString text = QString::fromStdString(query::formatFeature(listed.feature));
        auto *item = new QListWidgetItem(displayText(text), m_list);
        item->setData(kFeatureRole, text);
        item->setToolTip(displayRichText(text));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(listed.used ? Qt::Checked : Qt::Unchecked);
    }
    const int rowHeight = std::max(m_list->sizeHintForRow(0), m_list->fontMetrics().height() + 4);
    m_list->setFixedHeight(std::clamp(m_list->count(), kFewestRows, kMostRows) * rowHeight + 4);
}

std::vector<ListedFeature> FeatureList::features() const
{
    std::vector<ListedFeature> features;
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem *item = m_list->item(row);
        features.push_back({query::parseFeature(item->data(kFeatureRole).toString().toStdString()),
                            item->checkState() == Qt::Checked});
    }
    return features;
}

std::vector<query::FeatureSpec> FeatureList::checked() const
{
    std::vector<query::FeatureSpec> checked;
    for (ListedFeature &listed : features()) {
        if (listed.used)
            checked.push_back(std::move(listed.feature));
    }
    return checked;
}

} // namespace anomalyst::ui
