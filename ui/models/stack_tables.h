// Stacking: every value of a column with the number of events that have it, rarest first, as a table. Counting is for a
// worker, the columns for the GUI thread.
#pragma once

#include "core/query/value_counts.h"
#include "ui/models/result_table_model.h"

namespace anomalyst::ui
{

struct StackData {
    LogId log;
    std::string column;
    std::vector<query::ValueCount> counts; // rarest first
    std::size_t events = 0;
    std::size_t total = 0; // events of the log, filtered away or not
};

StackData readStack(const store::EventColumns &events, const query::Selection &selection, std::size_t column,
                    const WorkContext &context = {});

std::vector<TableColumn> stackColumns(std::shared_ptr<const StackData> data);
QString stackSummary(const StackData &data); // "312 values in 4 210 events, 40 of them once"

} // namespace anomalyst::ui
