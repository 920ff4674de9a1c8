// The events of a row set as text, block by block, as they stand in the case: for tables that leave the program.
// One thread at a time, the reader's.
#pragma once

#include "core/query/selection.h"
#include "core/store/event_reader.h"

#include <functional>

namespace anomalyst::query
{

// Hands the first `limit` events of the set (0: all) to `take`, in order. Reports progress over them.
void forEachEvent(store::EventReader &reader, const RowSet &rows, std::size_t limit,
                  const std::function<void(const store::EventText &)> &take, const WorkContext &context = {});

// The given events, in the given order.
void forEachEvent(store::EventReader &reader, std::span<const EventRow> rows,
                  const std::function<void(const store::EventText &)> &take, const WorkContext &context = {});

} // namespace anomalyst::query
