// A session as facts for the details pane, and its events as a scope. GUI thread.
#pragma once

#include "core/explain/session_explanation.h"
#include "ui/models/sequences_tables.h"
#include "ui/state/selection.h"

namespace anomalyst::ui
{

explain::SessionExplanation explained(const SequencesData &data, std::uint32_t session);
Details sessionDetails(const SequencesData &data, std::size_t rank, bool isUnusual);
EventScope sessionScope(const SequencesData &data, std::size_t rank);
EventScope stepScope(const SequencesData &data, std::size_t rank, std::size_t step);

} // namespace anomalyst::ui
