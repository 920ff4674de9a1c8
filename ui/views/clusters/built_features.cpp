#include "ui/views/clusters/built_features.h"

#include "ui/views/clusters/feature_shares_delegate.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/style_sheet.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>

#include <algorithm>

namespace anomalyst::ui
{

namespace
{

QString titleOf(const query::FeatureSpec &feature)
{
    return displayText(QString::fromStdString(query::formatFeature(feature)));
}

} // namespace

BuiltFeatures::BuiltFeatures(const store::LogInfo &log, std::vector<ListedFeature> features, QWidget *parent)
    : QWidget(parent)
    , m_log(log)
    , m_features(std::move(features))
    , m_list(new QListWidget(this))
{
    m_list->setObjectName(QStringLiteral("builtFeatures"));
    m_list->setAccessibleName(tr("Features, with the share of each in all distances"));
    m_list->setToolTip(tr("The bars tell what each feature contributes to the distances between events"));
    m_list->setItemDelegate(new FeatureSharesDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setPart(m_list, "names");
    setFocusProxy(m_list);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_list, 1);
    auto *buttons = new QHBoxLayout;
    addButtons(*buttons);
    column->addLayout(buttons);
    fill(0);
    connect(m_list, &QListWidget::currentRowChanged, this, &BuiltFeatures::currentChanged);
    connect(m_list, &QListWidget::itemChanged, this, &BuiltFeatures::takeTicks);
    connect(m_list, &QListWidget::itemActivated, this, &BuiltFeatures::opened);
}

void BuiltFeatures::addButtons(QHBoxLayout &row)
{
    const auto add = [&](const QString &text, const char *name, const char *keys, auto run) {
        auto *button = new QPushButton(text);
        button->setObjectName(QString::fromLatin1(name));
        button->setAutoDefault(false);
        button->setToolTip(QString::fromLatin1(keys));
        auto *shortcut = new QShortcut(QKeySequence(QString::fromLatin1(keys)), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, run);
        connect(button, &QPushButton::clicked, this, run);
        row.addWidget(button);
    };
    add(tr("Add"), "addFeature", "Ins", [this] { this->add(); });
    add(tr("Remove"), "removeFeature", "Del", [this] { remove(); });
    add(tr("Move up"), "moveUp", "Alt+Up", [this] { move(-1); });
    add(tr("Move down"), "moveDown", "Alt+Down", [this] { move(1); });
}

std::optional<std::size_t> BuiltFeatures::current() const
{
    const int row = m_list->currentRow();
    return row < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(row));
}

void BuiltFeatures::setFeatures(std::vector<ListedFeature> features)
{
    m_features = std::move(features);
    fill(0);
    Q_EMIT currentChanged();
}

// Of the feature in front, for another look at the same column; else the first one.
ColumnSpec BuiltFeatures::columnToAdd() const
{
    const auto at = current();
    const auto found = std::ranges::find_if(
        m_log.columns, [&](const ColumnSpec &column) { return at && column.name == m_features[*at].feature.column; });
    return found == m_log.columns.end() ? m_log.columns.front() : *found;
}

void BuiltFeatures::add()
{
    if (m_log.columns.empty())
        return;
    const ColumnSpec column = columnToAdd();
    const bool isNumber = column.type == ColumnType::Integer || column.type == ColumnType::Real;
    m_features.push_back({{isNumber ? query::Measure::Value : query::Measure::CharOrdScore, column.name}, true});
    fill(static_cast<int>(m_features.size()) - 1);
    Q_EMIT currentChanged();
    Q_EMIT opened();
}

void BuiltFeatures::remove()
{
    const auto at = current();
    if (!at)
        return;
    m_features.erase(m_features.begin() + static_cast<std::ptrdiff_t>(*at));
    fill(std::min(static_cast<int>(*at), static_cast<int>(m_features.size()) - 1));
    Q_EMIT currentChanged();
}

void BuiltFeatures::move(int steps)
{
    const int from = m_list->currentRow();
    const int to = from + steps;
    if (from < 0 || to < 0 || to >= m_list->count())
        return;
    std::swap(m_features[static_cast<std::size_t>(from)], m_features[static_cast<std::size_t>(to)]);
    fill(to);
    Q_EMIT currentChanged();
}

void BuiltFeatures::changeCurrent(const query::FeatureSpec &feature)
{
    const auto at = current();
    if (!at)
        return;
    m_features[*at].feature = feature;
    const QSignalBlocker quiet(m_list);
    m_list->currentItem()->setText(titleOf(feature));
    m_list->currentItem()->setToolTip(displayRichText(m_list->currentItem()->text()));
}

void BuiltFeatures::takeTicks()
{
    for (int row = 0; row < m_list->count(); ++row)
        m_features[static_cast<std::size_t>(row)].used = m_list->item(row)->checkState() == Qt::Checked;
    Q_EMIT ticksChanged();
}

void BuiltFeatures::fill(int current)
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const ListedFeature &listed : m_features) {
        auto *item = new QListWidgetItem(titleOf(listed.feature), m_list);
        item->setToolTip(displayRichText(item->text()));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(listed.used ? Qt::Checked : Qt::Unchecked);
    }
    m_list->setCurrentRow(current);
}

void BuiltFeatures::setShares(const std::vector<std::optional<double>> &shares)
{
    const QSignalBlocker quiet(m_list);
    for (int row = 0; row < m_list->count(); ++row) {
        const std::optional<double> &share = shares[static_cast<std::size_t>(row)];
        QListWidgetItem *item = m_list->item(row);
        item->setData(FeatureSharesDelegate::ShareRole, share ? QVariant(*share) : QVariant());
        item->setData(Qt::AccessibleDescriptionRole,
                      share ? tr("%1 of all distances").arg(FeatureSharesDelegate::shareText(*share)) : QString());
    }
    m_list->viewport()->update();
}

} // namespace anomalyst::ui
