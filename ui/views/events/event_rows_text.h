// Listed events as lines of text parted by tabs, for the clipboard; for a worker thread.
#pragma once

#include "core/base/progress.h"
#include "ui/models/event_pages.h"

#include <QString>

namespace anomalyst::ui
{

inline constexpr qsizetype kMostCopiedRows = 100'000;

struct RowsToCopy {
    std::vector<std::uint64_t> indices; // into the listed events of the source
    std::vector<std::size_t> columns;   // of the log, in the order to copy them
    bool withTitles = false;
};

// Whole values, also those that the table cuts. Tabs and line breaks within a value become blanks.
QString eventRowsText(const EventSource &source, const RowsToCopy &wanted, const WorkContext &context);

} // namespace anomalyst::ui
