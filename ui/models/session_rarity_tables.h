// The sessions of the cluster analysis as a table, one session's events as a table, and why it is rare. Knows no widget.
// Pure; GUI thread.
#pragma once

#include "core/explain/session_rarity.h"
#include "ui/models/clusters_tables.h"
#include "ui/state/selection.h"

namespace anomalyst::ui
{

inline constexpr double kRareSession = 0.2; // of mean rarity: from here on a session is called unusual
inline constexpr double kRareEvent = 0.5;   // of rarity: at most two alike

std::vector<TableColumn> rareSessionColumns(std::shared_ptr<const ClustersData> data);
// The session's events in order of time.
std::vector<TableColumn> sessionEventColumns(std::shared_ptr<const ClustersData> data, std::size_t session);
double eventRarity(const ClustersData &data, EventRow row);

EventScope sessionScope(const ClustersData &data, std::size_t session);
Details sessionDetails(const ClustersData &data, std::size_t session);
// The same with its reasons: what carries the mean, and what sets that apart from what is most like it.
Details sessionDetails(const ClustersData &data, const explain::SessionRarityExplanation &why);

} // namespace anomalyst::ui
