// Single events as text, for tables, details and export: rows by number, straight from the case, never the whole log.
// One thread at a time; keeps its own read-only connection and statement.
#pragma once

#include "core/base/ids.h"
#include "core/store/case_file.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace anomalyst::store
{

struct EventText {
    EventRow row = 0;
    std::uint64_t line = 0;         // in its source file
    std::vector<std::string> cells; // one a column; times as formatTime, "" where missing
};

class EventReader
{
public:
    EventReader(const std::filesystem::path &casePath, LogId log);
    EventReader(EventReader &&) noexcept;
    EventReader &operator=(EventReader &&) noexcept;
    ~EventReader();

    const LogInfo &log() const;
    // Rows first, first + 1, ..., count at most; fewer at the end of the log.
    std::vector<EventText> range(EventRow first, std::size_t count);
    // The given rows in the given order.
    std::vector<EventText> rows(std::span<const EventRow> rows);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace anomalyst::store
