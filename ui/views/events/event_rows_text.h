// Listed events as lines of text parted by tabs, for the clipboard; for a worker thread.
#pragma once

#include "core/base/progress.h"
#include "ui/models/event_pages.h"

#include <QString>

namespace anomalyst::ui
{

inline constexpr qsizetype kMostCopiedRows = 100'000;

// indices: into the listed events of the source. Tabs and line breaks within a value become blanks.
QString eventRowsText(const EventSource &source, const std::vector<std::uint64_t> &indices, bool withTitles,
                      const WorkContext &context);

} // namespace anomalyst::ui
