#include "ui/views/clusters/map_page.h"

#include "ui/charts/point_map.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/elided_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace anomalyst::ui
{

namespace
{

constexpr int kPrincipal = 2; // entries of the axes that are principal components

} // namespace

MapPage::MapPage(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_across(new QComboBox)
    , m_up(new QComboBox)
    , m_lasso(new QCheckBox(tr("Lasso")))
    , m_list(new QPushButton(tr("List")))
    , m_keep(new QPushButton(tr("Keep as filter")))
    , m_summary(new ElidedLabel)
    , m_chart(new PointMap)
{
    m_chart->setObjectName(QStringLiteral("clusterMap"));
    m_chart->setHeading(tr("Distinct events, alike ones close together"));
    m_chart->setCard([this](std::size_t point) { return cardOf(point); });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(m_chart, 1);
    connect(m_chart, &PointMap::pointsChosen, this, &MapPage::takeChoice);
    connect(m_chart, &PointMap::pointOpened, this, &MapPage::openPoint);
}

QWidget *MapPage::makeHead()
{
    m_across->setObjectName(QStringLiteral("mapAcross"));
    m_up->setObjectName(QStringLiteral("mapUp"));
    m_across->setAccessibleName(tr("What lies across"));
    m_up->setAccessibleName(tr("What goes up"));
    m_lasso->setObjectName(QStringLiteral("mapLasso"));
    m_lasso->setToolTip(tr("A drag draws a lasso; otherwise a rectangle, and a lasso with Alt"));
    m_list->setObjectName(QStringLiteral("listChosen"));
    m_keep->setObjectName(QStringLiteral("keepChosen"));
    m_list->setToolTip(tr("List the chosen events"));
    m_list->setAccessibleName(tr("List the chosen events"));
    m_keep->setToolTip(tr("Look at the chosen events only, in every view; the chip's menu turns it round"));
    for (QPushButton *button : {m_list, m_keep}) {
        button->setProperty("part", QStringLiteral("flat"));
        button->setVisible(false);
    }
    auto *head = new QWidget;
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(8, 2, 8, 2);
    layout->setSpacing(8);
    for (QComboBox *axis : {m_across, m_up}) {
        axis->setMinimumWidth(120);
        axis->setMaximumWidth(190);
        layout->addWidget(axis, 1);
        connect(axis, &QComboBox::activated, this, &MapPage::place);
    }
    layout->addWidget(m_lasso);
    layout->addWidget(m_summary, 2);
    layout->addWidget(m_list);
    layout->addWidget(m_keep);
    connect(m_lasso, &QCheckBox::toggled, this, [this](bool lasso) { m_chart->setLasso(lasso); });
    connect(m_list, &QPushButton::clicked, this, [this] {
        if (m_chosen)
            m_workbench.selection.showEvents({.log = m_clusters->log,
                                              .title = tr("Chosen on the map"),
                                              .rows = std::make_shared<const std::vector<EventRow>>(m_chosen->rows),
                                              .window = {}});
    });
    connect(m_keep, &QPushButton::clicked, this, [this] {
        if (m_chosen)
            m_workbench.filters.addChosen(m_clusters->log, tr("Chosen on the map"), m_chosen->rows);
    });
    return head;
}

void MapPage::setClusters(std::shared_ptr<const ClustersData> clusters)
{
    m_clusters = std::move(clusters);
    m_isMade = false;
    m_chosen.reset();
    m_list->setVisible(false);
    m_keep->setVisible(false);
    if (isVisible() || !m_clusters)
        make();
}

void MapPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_isMade)
        make();
}

void MapPage::make()
{
    m_isMade = true;
    if (!m_clusters) {
        m_map.reset();
        m_chart->setPoints({});
        m_summary->setText({});
        return;
    }
    m_workbench.jobs.start<ClusterMap>(
        this, QStringLiteral("cluster map"), tr("Laying out the map"),
        [clusters = m_clusters](const WorkContext &context) { return readClusterMap(clusters, context); },
        {.done = [this](ClusterMap map) { present(std::move(map)); },
         .failed =
             [this](const JobFailure &failure) {
                 m_summary->setText(failure.problem);
                 Q_EMIT made();
             },
         .cancelled = [this] { m_isMade = false; }});
}

void MapPage::present(ClusterMap map)
{
    m_map = std::make_shared<const ClusterMap>(std::move(map));
    fillAxes();
    place();
    Q_EMIT made();
}

void MapPage::fillAxes()
{
    QStringList names;
    for (std::size_t axis = 0; axis < 2; ++axis)
        names << tr("Component %1 (%2)").arg(axis + 1).arg(percentText(m_map->plane.explained[axis]));
    for (const query::FeatureSpec &feature : m_map->clusters->result.features.features)
        names << displayText(QString::fromStdString(query::formatFeature(feature)), 80);
    for (QComboBox *axis : {m_across, m_up}) {
        const int before = axis->count() == names.size() ? axis->currentIndex() : axis == m_across ? 0 : 1;
        axis->clear();
        axis->addItems(names);
        axis->setCurrentIndex(before);
    }
}

void MapPage::place()
{
    if (!m_map)
        return;
    const auto valueOf = [this](int axis, std::size_t point) {
        return axis < kPrincipal ? m_map->plane.positions[static_cast<std::size_t>(axis)][point]
                                 : m_map->feature(point, static_cast<std::size_t>(axis - kPrincipal));
    };
    std::vector<MapPoint> points(m_map->size());
    for (std::size_t i = 0; i < points.size(); ++i)
        points[i] = {valueOf(m_across->currentIndex(), i), valueOf(m_up->currentIndex(), i), m_map->events[i],
                     m_map->label(i)};
    m_chart->setPoints(std::move(points));
    takeChoice();
}

void MapPage::takeChoice()
{
    const auto &points = m_chart->chosen();
    m_chosen = points.empty() || !m_map ? std::nullopt : std::optional(chosenPoints(*m_map, points));
    m_list->setVisible(m_chosen.has_value());
    m_keep->setVisible(m_chosen.has_value());
    m_summary->setText(summary());
    Q_EMIT choiceChanged();
}

QString MapPage::summary() const
{
    if (!m_map)
        return {};
    if (!m_chosen)
        return tr("%1 different events of %2 · drag to choose")
            .arg(countText(m_map->size()), countText(m_map->clusters->result.rows.size()));
    return tr("%1 events chosen, %2 clusters · Esc shows all")
        .arg(countText(m_chosen->rows.size()), countText(m_chosen->clusters));
}

QStringList MapPage::cardOf(std::size_t point) const
{
    const result::ClustersResult &result = m_map->clusters->result;
    const std::int32_t label = m_map->label(point);
    const EventRow row = result.rows.at(m_map->entry[point]);
    QStringList lines = {label < 0 ? tr("Single event")
                                   : tr("Cluster %1 · %2 events").arg(label).arg(countText(
                                         result.clusters.clusterSizes[static_cast<std::size_t>(label)]))};
    lines << tr("%1 like this").arg(countText(m_map->events[point]));
    const QString command = m_map->clusters->events.command(row);
    lines << displayText(command.isEmpty() ? m_map->clusters->events.program(row) : command, 60);
    return lines;
}

void MapPage::openPoint(std::size_t point)
{
    const auto &summaries = m_map->clusters->result.summaries;
    const std::int32_t label = m_map->label(point);
    const EventRow row = m_map->clusters->result.rows.at(m_map->entry[point]);
    for (std::size_t i = 0; i < summaries.size(); ++i) {
        if (label >= 0 ? summaries[i].label == label : summaries[i].label < 0 && summaries[i].representative == row) {
            Q_EMIT clusterOpened(i);
            return;
        }
    }
}

} // namespace anomalyst::ui
