// Processes under their parents, with the rarity of what ran: all of them, or only those that are rare or lead to one.
// Children are handed out as they are asked for. Made on a worker; the model is for the GUI thread. Knows no widget.
#pragma once

#include "core/query/process_tree.h"
#include "ui/models/clusters_tables.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace anomalyst::ui
{

struct ProcessTreeData {
    std::shared_ptr<const ClustersData> clusters;
    query::ProcessTree tree;
    std::vector<double> rarity;     // one a node: that of its rarest event, 0 where no event tells of it
    std::vector<bool> leadsToRare;  // one a node
    std::size_t rare = 0;           // nodes that are rare themselves
};

// The events of a cluster result, which give the rarity. Throws Error where the log has no columns of processes.
ProcessTreeData readProcessTree(const store::EventColumns &events, std::shared_ptr<const ClustersData> clusters,
                                const WorkContext &context = {});

// The next node after `from` (all round) whose program, command line or account holds the word; none: none does.
std::optional<std::size_t> findProcess(const ProcessTreeData &data, const QString &word, std::size_t from,
                                       bool onlyRare, const WorkContext &context = {});

EventScope processScope(const ProcessTreeData &data, std::size_t node);
Details processDetails(const ProcessTreeData &data, std::size_t node);

class ProcessTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Process, Rarity, Time, Account, CommandLine, ColumnCount };

    explicit ProcessTreeModel(QObject *parent = nullptr);

    void setData(std::shared_ptr<const ProcessTreeData> data, bool onlyRare); // null: nothing
    std::size_t nodeOf(const QModelIndex &index) const { return static_cast<std::size_t>(index.internalId()); }
    QModelIndex indexOf(std::size_t node) const; // invalid where it is not shown
    std::size_t shown() const { return m_shown; } // nodes

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    using QAbstractItemModel::setData;

private:
    std::size_t listOf(const QModelIndex &parent) const; // which list of children: 0 that of the roots
    QString text(std::size_t node, int column) const;

    std::shared_ptr<const ProcessTreeData> m_data;
    // The children of node n are m_children[m_begin[n + 1] .. m_begin[n + 2]), the roots stand at 0.
    std::vector<std::size_t> m_begin, m_children;
    std::vector<int> m_place; // one a node: its row under its parent
    std::vector<bool> m_isShown;
    std::size_t m_shown = 0;
};

} // namespace anomalyst::ui
