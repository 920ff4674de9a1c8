// What made a window of time different, as a table and as facts for the details pane. Knows no widget. Reading is for a
// worker, the rest is pure; GUI thread.
#pragma once

#include "core/explain/contributions.h"
#include "ui/models/result_table_model.h"
#include "ui/state/selection.h"

#include <memory>

namespace anomalyst::ui
{

struct ContributionsData {
    store::LogInfo log;
    explain::ContributionParams params; // what was asked
    explain::Contributions found;
};

std::vector<TableColumn> contributionColumns(std::shared_ptr<const ContributionsData> data);

// "1 232 events where 402 were expected, the mean of the same time in 29 other seasons"; may hold text from the log.
QString contributionSummary(const ContributionsData &data);
Details contributionDetails(const ContributionsData &data, std::size_t row);
EventScope windowScope(const ContributionsData &data); // the events of the window

} // namespace anomalyst::ui
