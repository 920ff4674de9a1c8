#include "core/query/process_tree.h"

#include "core/base/error.h"
#include "core/query/column_codes.h"
#include "core/query/row_chunks.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <numeric>
#include <unordered_map>

namespace anomalyst::query
{

namespace
{

constexpr std::uint64_t kNoId = 0; // what is missing, and no process anyone starts

// Ids as numbers whatever way they are written: 500, 0x1f4. One a code of the column.
std::vector<std::uint64_t> idsOf(const ColumnCodes &codes)
{
    std::vector<std::uint64_t> ids(codes.distinct(), kNoId);
    for (std::uint32_t code = 0; code < codes.distinct(); ++code) {
        const std::string text = codes.text(code);
        const bool isHex = text.starts_with("0x") || text.starts_with("0X");
        const char *begin = text.data() + (isHex ? 2 : 0);
        const char *end = text.data() + text.size();
        std::uint64_t id = kNoId;
        if (const auto read = std::from_chars(begin, end, id, isHex ? 16 : 10);
            read.ec == std::errc() && read.ptr == end)
            ids[code] = id;
    }
    return ids;
}

// One column that may not be there.
class Cells
{
public:
    Cells(const store::EventColumns &events, ProcessColumns::Column column, const WorkContext &context)
    {
        if (column)
            m_codes.emplace(events, *column, context);
    }
    bool isThere() const { return m_codes.has_value(); }
    std::uint32_t code(EventRow row) const { return m_codes ? m_codes->codes()[row] : ColumnCodes::kMissing; }
    std::string text(EventRow row) const { return m_codes ? m_codes->text(code(row)) : std::string(); }
    const ColumnCodes &codes() const { return *m_codes; }

private:
    std::optional<ColumnCodes> m_codes;
};

// The ids of processes as they stand in one column.
class IdCells
{
public:
    IdCells(const store::EventColumns &events, ProcessColumns::Column column, const WorkContext &context)
        : m_cells(events, column, context)
    {
        if (m_cells.isThere())
            m_ids = idsOf(m_cells.codes());
    }
    std::uint64_t id(EventRow row) const { return m_ids.empty() ? kNoId : m_ids[m_cells.code(row)]; }

private:
    Cells m_cells;
    std::vector<std::uint64_t> m_ids;
};

// Builds the tree event by event, in time order: whoever holds an id when a child appears is its parent.
class TreeMaker
{
public:
    TreeMaker(const store::EventColumns &events, const ProcessColumns &columns, const WorkContext &context)
        : m_guid(events, columns.guid, context)
        , m_parentGuid(events, columns.parentGuid, context)
        , m_name(events, columns.name, context)
        , m_parentName(events, columns.parentName, context)
        , m_host(events, columns.host, context)
        , m_eventId(events, columns.eventId, context)
        , m_id(events, columns.id, context)
        , m_parentId(events, columns.parentId, context)
        , m_isEveryEventAStart(columns.isEveryEventAStart)
    {
    }

    // The process of the event, kNone where it tells of none.
    std::size_t add(EventRow row)
    {
        const std::string guid = guidIn(m_guid, row);
        const std::uint64_t id = m_id.id(row);
        if (guid.empty() && id == kNoId)
            return ProcessNode::kNone;
        if (const std::size_t known = knownProcess(row, guid); known != ProcessNode::kNone) {
            ++m_nodes[known].events;
            return known;
        }
        if (!isStart(row))
            return ProcessNode::kNone;
        const std::size_t parent = parentOf(row);
        const std::size_t node = append({.parent = parent, .row = row, .events = 1, .name = m_name.text(row)});
        hold(row, guid, id, node);
        return node;
    }
    std::vector<ProcessNode> take() { return std::move(m_nodes); }

private:
    struct IdHolder {
        std::size_t node = ProcessNode::kNone;
        std::uint64_t parentId = kNoId;
    };
    using HostId = std::pair<std::uint32_t, std::uint64_t>;

    // Sysmon writes an all-zero GUID where it knows none.
    static std::string guidIn(const Cells &cells, EventRow row)
    {
        std::string guid = cells.text(row);
        return guid.find_first_not_of("0-{}") == std::string::npos ? std::string() : guid;
    }
    bool isStart(EventRow row) const
    {
        if (!m_eventId.isThere())
            return true;
        const std::string event = m_eventId.text(row);
        return event.empty() || event == "1" || event == "4688";
    }
    std::size_t knownProcess(EventRow row, const std::string &guid) const
    {
        if (!guid.empty()) {
            const auto known = m_byGuid.find(guid);
            return known != m_byGuid.end() && m_nodes[known->second].row ? known->second : ProcessNode::kNone;
        }
        if (m_isEveryEventAStart)
            return ProcessNode::kNone;
        const auto holder = m_byId.find({m_host.code(row), m_id.id(row)});
        const bool isSame =
            holder != m_byId.end() && m_nodes[holder->second.node].row && holder->second.parentId == m_parentId.id(row);
        return isSame ? holder->second.node : ProcessNode::kNone;
    }
    std::size_t parentOf(EventRow row)
    {
        if (const std::string guid = guidIn(m_parentGuid, row); !guid.empty()) {
            if (guid == guidIn(m_guid, row))
                return ProcessNode::kNone;
            const auto [known, isNew] = m_byGuid.try_emplace(guid, m_nodes.size());
            return isNew ? append({.name = m_parentName.text(row)}) : known->second;
        }
        const HostId key(m_host.code(row), m_parentId.id(row));
        if (key.second == kNoId)
            return ProcessNode::kNone;
        if (const auto holder = m_byId.find(key); holder != m_byId.end())
            return holder->second.node;
        const std::size_t node = append({.name = m_parentName.text(row)});
        m_byId[key] = {node, kNoId};
        return node;
    }
    void hold(EventRow row, const std::string &guid, std::uint64_t id, std::size_t node)
    {
        if (!guid.empty())
            m_byGuid[guid] = node;
        if (id != kNoId)
            m_byId[{m_host.code(row), id}] = {node, m_parentId.id(row)};
    }
    std::size_t append(ProcessNode node)
    {
        node.depth = node.parent == ProcessNode::kNone ? 0 : m_nodes[node.parent].depth + 1;
        m_nodes.push_back(std::move(node));
        return m_nodes.size() - 1;
    }

    Cells m_guid, m_parentGuid, m_name, m_parentName, m_host, m_eventId;
    IdCells m_id, m_parentId;
    bool m_isEveryEventAStart;
    std::vector<ProcessNode> m_nodes;
    std::unordered_map<std::string, std::size_t> m_byGuid;
    std::map<HostId, IdHolder> m_byId;
};

// Places in the row set, by time, then file order; events without a time come last.
std::vector<std::size_t> inTimeOrder(const store::EventColumns &events, const RowSet &rows,
                                     ProcessColumns::Column column, const WorkContext &context)
{
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    const auto loaded = column ? events.column(*column, context) : nullptr;
    const auto *times = loaded ? std::get_if<store::TimeColumn>(loaded.get()) : nullptr;
    if (times == nullptr)
        return order;
    const auto timeAt = [&](std::size_t place) {
        const TimeUs time = times->values[rows.at(place)];
        return std::pair(time == kMissingTime, time);
    };
    std::ranges::stable_sort(order, {}, timeAt);
    return order;
}

} // namespace

ProcessTree makeProcessTree(const store::EventColumns &events, const RowSet &rows, const ProcessColumns &columns,
                            const WorkContext &context)
{
    if (!columns.isUsable())
        throw Error("the log has no columns of processes and their parents", "log " + events.log().name,
                    "it needs ProcessGuid and ParentProcessGuid, ProcessId and ParentProcessId, NewProcessId and "
                    "ProcessId, or pid and ppid");
    TreeMaker maker(events, columns, context);
    ProcessTree tree;
    tree.nodeOf.assign(rows.size(), ProcessNode::kNone);
    const std::vector<std::size_t> order = inTimeOrder(events, rows, columns.time, context);
    forChunks(order.size(), context, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            tree.nodeOf[order[i]] = maker.add(rows.at(order[i]));
    });
    tree.nodes = maker.take();
    return tree;
}

std::vector<bool> leadsToRare(const ProcessTree &tree, std::span<const double> rarity, double atLeast)
{
    std::vector<bool> leads(tree.nodes.size());
    for (std::size_t node = tree.nodes.size(); node-- > 0;) { // children come after their parents
        if (rarity[node] >= atLeast)
            leads[node] = true;
        if (leads[node] && tree.nodes[node].parent != ProcessNode::kNone)
            leads[tree.nodes[node].parent] = true;
    }
    return leads;
}

} // namespace anomalyst::query
