// Processes and their parents, from events that tell of them: by GUID where there is one, else by host, process id and
// time, so that an id that is used again does not mix two processes. Any thread.
#pragma once

#include "core/query/process_columns.h"
#include "core/query/selection.h"

#include <limits>
#include <span>
#include <string>
#include <vector>

namespace anomalyst::query
{

struct ProcessNode {
    static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

    std::size_t parent = kNone;       // always an earlier node
    std::optional<EventRow> row = {}; // its first event; none: known only as the parent of others
    std::uint32_t events = 0;         // of the process itself
    std::string name = {};            // path of the program, "" where nothing tells it
    std::uint32_t depth = 0;
};

// Nodes in order of time, then file order, except that a parent no event tells of stands before its first child.
struct ProcessTree {
    std::vector<ProcessNode> nodes;
    std::vector<std::size_t> nodeOf; // one an entry of the row set: its process, or kNone
};

// Throws Error where the log has no columns of processes, saying which ones are looked for; Cancelled.
ProcessTree makeProcessTree(const store::EventColumns &events, const RowSet &rows, const ProcessColumns &columns,
                            const WorkContext &context = {});

// One a node: whether it is itself as rare as `atLeast`, or leads to one that is. `rarity` has one value a node.
std::vector<bool> leadsToRare(const ProcessTree &tree, std::span<const double> rarity, double atLeast);

} // namespace anomalyst::query
