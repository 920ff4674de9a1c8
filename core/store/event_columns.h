// The events of one log as immutable typed columns in memory: what analyses scan. A column is read from the case when it
// is first asked for, once, and then shared. Safe to use from several threads.
#pragma once

#include "core/base/ids.h"
#include "core/base/progress.h"
#include "core/store/case_file.h"

#include <limits>
#include <memory>
#include <string_view>
#include <variant>
#include <vector>

namespace anomalyst::store {

inline constexpr std::int64_t kMissingInteger = std::numeric_limits<std::int64_t>::min();

// Distinct texts, in order of their first use; text 0 is always the missing value, shown as "".
class TextPool
{
public:
    TextPool();
    std::uint32_t add(std::string_view text); // does not look for an equal one; copies
    std::size_t size() const { return m_views.size(); }
    std::string_view operator[](std::uint32_t code) const { return m_views[code]; }

private:
    std::vector<std::unique_ptr<char[]>> m_blocks;
    std::size_t m_used = 0;
    std::size_t m_capacity = 0;
    std::vector<std::string_view> m_views;
};

struct TextColumn
{
    TextPool pool;
    std::vector<std::uint32_t> codes; // one an event; 0: missing
};
struct IntegerColumn
{
    std::vector<std::int64_t> values; // kMissingInteger: missing or not a number
};
struct RealColumn
{
    std::vector<double> values; // NaN: missing or not a number
};
struct TimeColumn
{
    std::vector<TimeUs> values; // kMissingTime: missing or not a time
};
using Column = std::variant<TextColumn, IntegerColumn, RealColumn, TimeColumn>;

class EventColumns
{
public:
    static std::shared_ptr<const EventColumns> open(const std::filesystem::path &casePath, LogId log);
    ~EventColumns();

    const LogInfo &log() const { return m_log; }
    std::size_t size() const { return static_cast<std::size_t>(m_log.events); }
    // Loads on first use. Throws Error, or Cancelled when stopped while loading.
    std::shared_ptr<const Column> column(std::size_t index, const WorkContext &context = {}) const;

private:
    explicit EventColumns(const std::filesystem::path &casePath, LogId log);

    struct Cache;
    std::filesystem::path m_path;
    LogInfo m_log;
    std::unique_ptr<Cache> m_cache;
};

} // namespace anomalyst::store
