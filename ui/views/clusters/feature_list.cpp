#include "ui/views/clusters/feature_list.h"

#include "ui/widgets/display_text.h"

#include <QComboBox>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace anomalyst::ui
{

namespace
{

constexpr std::array kMeasures = {
    query::Measure::Value,        query::Measure::DelimCount, query::Measure::DelimHash,
    query::Measure::CharOrdScore, query::Measure::TokenCount, query::Measure::Length,
    query::Measure::LogLength,    query::Measure::Crc32,      query::Measure::IsSystemSession};
constexpr int kFeatureRole = Qt::UserRole;

} // namespace

FeatureList::FeatureList(QWidget *parent)
    : QWidget(parent)
    , m_list(new QListWidget)
    , m_measure(new QComboBox)
    , m_column(new QComboBox)
{
    m_list->setAccessibleName(tr("Features"));
    m_list->setFixedHeight(112);
    QFont small = m_list->font();
    small.setPointSizeF(small.pointSizeF() - 1);
    m_list->setFont(small); // column names are long
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_measure->setAccessibleName(tr("What to measure"));
    m_column->setAccessibleName(tr("Of which column"));
    m_column->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const query::Measure measure : kMeasures)
        m_measure->addItem(QString::fromUtf8(query::measureName(measure)), static_cast<int>(measure));
    m_measure->setCurrentIndex(1);
    auto *add = new QPushButton(tr("Add feature"));
    connect(add, &QPushButton::clicked, this, &FeatureList::addChosen);
    connect(m_list, &QListWidget::itemChanged, this, &FeatureList::featuresChanged);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_list);
    layout->addWidget(m_measure);
    layout->addWidget(m_column);
    layout->addWidget(add);
}

void FeatureList::setLog(const store::LogInfo &log)
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    m_column->clear();
    for (const ColumnSpec &column : log.columns)
        m_column->addItem(displayText(column.name), QString::fromStdString(column.name));
    try {
        for (const query::FeatureSpec &feature : query::defaultFeatures(log))
            addItem(feature);
    } catch (const Error &) {
        // no default: the view says which roles are missing when it runs
    }
}

std::vector<query::FeatureSpec> FeatureList::checked() const
{
    std::vector<query::FeatureSpec> features;
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem *item = m_list->item(row);
        if (item->checkState() == Qt::Checked)
            features.push_back(query::parseFeature(item->data(kFeatureRole).toString().toStdString()));
    }
    return features;
}

void FeatureList::addChosen()
{
    if (m_column->currentIndex() < 0)
        return;
    const query::FeatureSpec feature{static_cast<query::Measure>(m_measure->currentData().toInt()),
                                     m_column->currentData().toString().toStdString()};
    const QString text = QString::fromStdString(query::formatFeature(feature));
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(kFeatureRole).toString() == text) {
            m_list->item(row)->setCheckState(Qt::Checked);
            return;
        }
    }
    {
        const QSignalBlocker quiet(m_list);
        addItem(feature);
    }
    Q_EMIT featuresChanged();
}

void FeatureList::addItem(const query::FeatureSpec &feature)
{
    const QString text = QString::fromStdString(query::formatFeature(feature));
    auto *item = new QListWidgetItem(displayText(text), m_list);
    item->setData(kFeatureRole, text);
    item->setToolTip(displayRichText(text));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(Qt::Checked);
}

} // namespace anomalyst::ui
