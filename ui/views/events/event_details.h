// One event as facts for the details pane: every field of it and where it stands in its file. Pure.
#pragma once

#include "core/store/event_reader.h"
#include "ui/state/selection.h"

namespace anomalyst::ui
{

Details detailsOf(const store::EventText &event, const store::LogInfo &log);

} // namespace anomalyst::ui
