#include "ui/models/process_tree_model.h"

#include "ui/models/display_zone.h"
#include "ui/models/session_rarity_tables.h"

#include <QCoreApplication>

#include <algorithm>

namespace anomalyst::ui
{

namespace
{

constexpr std::size_t kNone = query::ProcessNode::kNone;
constexpr std::size_t kBetweenChecks = 4096;

QString programName(const query::ProcessNode &node)
{
    const QString name = lastPathPart(QString::fromStdString(node.name));
    return name.isEmpty() ? QObject::tr("(unknown)") : name;
}

bool containsWord(const ProcessTreeData &data, std::size_t index, const QString &word)
{
    const query::ProcessNode &node = data.tree.nodes[index];
    if (QString::fromStdString(node.name).contains(word, Qt::CaseInsensitive))
        return true;
    const DescribedEvents &events = data.clusters->events;
    return node.row && (events.command(*node.row).contains(word, Qt::CaseInsensitive) ||
                        events.user(*node.row).contains(word, Qt::CaseInsensitive));
}

} // namespace

ProcessTreeData readProcessTree(const store::EventColumns &events, std::shared_ptr<const ClustersData> clusters,
                                const WorkContext &context)
{
    ProcessTreeData data;
    const result::ClustersResult &result = clusters->result;
    data.tree = query::makeProcessTree(events, result.rows, query::findProcessColumns(events.log()), context);
    data.rarity.resize(data.tree.nodes.size());
    for (std::size_t i = 0; i < data.tree.nodeOf.size(); ++i) {
        if (const std::size_t node = data.tree.nodeOf[i]; node != kNone)
            data.rarity[node] = std::max(data.rarity[node], result.rarity[i]);
    }
    data.leadsToRare = query::leadsToRare(data.tree, data.rarity, kRareEvent);
    data.rare = static_cast<std::size_t>(
        std::ranges::count_if(data.rarity, [](double rarity) { return rarity >= kRareEvent; }));
    data.clusters = std::move(clusters);
    return data;
}

std::optional<std::size_t> findProcess(const ProcessTreeData &data, const QString &word, std::size_t from,
                                       bool onlyRare, const WorkContext &context)
{
    const std::size_t count = data.tree.nodes.size();
    for (std::size_t i = 1; i <= count; ++i) {
        if (i % kBetweenChecks == 0)
            context.checkStopped();
        const std::size_t node = (from + i) % count;
        if ((!onlyRare || data.leadsToRare[node]) && containsWord(data, node, word))
            return node;
    }
    return {};
}

EventScope processScope(const ProcessTreeData &data, std::size_t node)
{
    const result::ClustersResult &result = data.clusters->result;
    std::vector<EventRow> rows;
    for (std::size_t i = 0; i < data.tree.nodeOf.size(); ++i) {
        if (data.tree.nodeOf[i] == node)
            rows.push_back(result.rows.at(i));
    }
    return {.log = data.clusters->log,
            .title = QObject::tr("Process %1").arg(programName(data.tree.nodes[node])),
            .rows = std::make_shared<const std::vector<EventRow>>(std::move(rows)),
            .window = {}};
}

Details processDetails(const ProcessTreeData &data, std::size_t index)
{
    const query::ProcessNode &node = data.tree.nodes[index];
    const DescribedEvents &events = data.clusters->events;
    Details details;
    details.caption = QObject::tr("Selected process");
    details.title = programName(node);
    details.badge = data.rarity[index] >= kRareEvent ? QObject::tr("Rare") : QString();
    details.sentence = !node.row ? QObject::tr("Known only as the parent of others: no event tells of its start.")
                                 : QObject::tr("Rarity %1: 1 / size of its cluster.").arg(numberText(data.rarity[index], 3));
    details.facts = {{QObject::tr("Path"), QString::fromStdString(node.name)}};
    if (node.row) {
        details.facts.push_back({QObject::tr("Command line"), events.command(*node.row)});
        details.facts.push_back({QObject::tr("Account"), events.user(*node.row)});
        details.facts.push_back({QObject::tr("Start"), momentText(events.time(*node.row))});
        details.events = processScope(data, index);
    }
    QStringList line;
    for (std::size_t parent = node.parent; parent != kNone; parent = data.tree.nodes[parent].parent)
        line << programName(data.tree.nodes[parent]);
    if (!line.isEmpty())
        details.facts.push_back({QObject::tr("Started by"), line.join(QStringLiteral(" ← "))});
    return details;
}

ProcessTreeModel::ProcessTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
{
    connect(&ZoneSwitch::of(qApp), &ZoneSwitch::changed, this, [this] {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
        Q_EMIT layoutChanged();
    });
}

void ProcessTreeModel::setData(std::shared_ptr<const ProcessTreeData> shown, bool onlyRare)
{
    beginResetModel();
    m_data = std::move(shown);
    const std::size_t count = m_data ? m_data->tree.nodes.size() : 0;
    m_isShown.assign(count, true);
    if (onlyRare && m_data)
        m_isShown = m_data->leadsToRare;
    m_place.assign(count, 0);
    m_begin.assign(count + 2, 0);
    m_shown = 0;
    const auto list = [this](std::size_t node) {
        const std::size_t parent = m_data->tree.nodes[node].parent;
        return parent == kNone ? 0 : parent + 1;
    };
    for (std::size_t node = 0; node < count; ++node) {
        if (!m_isShown[node])
            continue;
        m_place[node] = static_cast<int>(m_begin[list(node) + 1]++);
        ++m_shown;
    }
    for (std::size_t i = 1; i < m_begin.size(); ++i)
        m_begin[i] += m_begin[i - 1];
    m_children.assign(m_shown, 0);
    for (std::size_t node = 0; node < count; ++node) {
        if (m_isShown[node])
            m_children[m_begin[list(node)] + static_cast<std::size_t>(m_place[node])] = node;
    }
    endResetModel();
}

std::size_t ProcessTreeModel::listOf(const QModelIndex &parent) const
{
    return parent.isValid() ? nodeOf(parent) + 1 : 0;
}

QModelIndex ProcessTreeModel::indexOf(std::size_t node) const
{
    return m_data && node < m_isShown.size() && m_isShown[node] ? createIndex(m_place[node], 0, node) : QModelIndex();
}

QModelIndex ProcessTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, m_children[m_begin[listOf(parent)] + static_cast<std::size_t>(row)]);
}

QModelIndex ProcessTreeModel::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const std::size_t parent = m_data->tree.nodes[nodeOf(index)].parent;
    return parent == kNone ? QModelIndex() : createIndex(m_place[parent], 0, parent);
}

int ProcessTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!m_data || parent.column() > 0)
        return 0;
    const std::size_t list = listOf(parent);
    return static_cast<int>(m_begin[list + 1] - m_begin[list]);
}

int ProcessTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QString ProcessTreeModel::text(std::size_t index, int column) const
{
    const query::ProcessNode &node = m_data->tree.nodes[index];
    if (column == Process)
        return programName(node);
    if (!node.row)
        return {};
    const DescribedEvents &events = m_data->clusters->events;
    switch (column) {
    case Rarity:
        return numberText(m_data->rarity[index], 3);
    case Time:
        return secondText(events.time(*node.row));
    case Account:
        return events.user(*node.row);
    default:
        return events.command(*node.row);
    }
}

QVariant ProcessTreeModel::data(const QModelIndex &index, int role) const
{
    if (!m_data || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const std::size_t node = nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
    case ValueRole:
        return text(node, index.column());
    case BarRole:
        return index.column() == Rarity && m_data->tree.nodes[node].row ? QVariant(m_data->rarity[node]) : QVariant();
    case FixedWidthRole:
        return index.column() == Time || index.column() == CommandLine;
    case EmphasisRole:
        return m_data->rarity[node] >= kRareEvent;
    default:
        return {};
    }
}

QVariant ProcessTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Process:
        return tr("Process");
    case Rarity:
        return tr("Rarity");
    case Time:
        return zonedTitle(tr("Start"));
    case Account:
        return tr("Account");
    default:
        return tr("Command line");
    }
}

} // namespace anomalyst::ui
