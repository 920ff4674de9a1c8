// The events of one log as immutable typed columns in memory: what analyses scan. A column is read from the case when
// it is first asked for, once, and then shared. Safe to use from several threads.
#pragma once

#include "core/base/ids.h"
#include "core/base/progress.h"
#include "core/store/case_file.h"
#include "core/store/text_pool.h"

#include <limits>
#include <memory>
#include <span>
#include <variant>
#include <vector>

namespace anomalyst::store
{

inline constexpr std::int64_t kMissingInteger = std::numeric_limits<std::int64_t>::min();

struct TextColumn {
    TextPool pool;
    std::vector<std::uint32_t> codes; // one an event; 0: missing or empty; equal texts have equal codes
};
struct IntegerColumn {
    std::vector<std::int64_t> values; // kMissingInteger: missing or not a number
};
struct RealColumn {
    std::vector<double> values; // NaN: missing or not a number
};
struct TimeColumn {
    std::vector<TimeUs> values; // kMissingTime: missing or not a time
};
using Column = std::variant<TextColumn, IntegerColumn, RealColumn, TimeColumn>;

class EventColumns
{
public:
    static std::shared_ptr<const EventColumns> open(const std::filesystem::path &casePath, LogId log);
    ~EventColumns();

    const std::filesystem::path &casePath() const { return m_path; }
    const LogInfo &log() const { return m_log; }
    std::size_t size() const { return static_cast<std::size_t>(m_log.events); }
    // Loads on first use. Throws Error, or Cancelled when stopped while loading.
    std::shared_ptr<const Column> column(std::size_t index, const WorkContext &context = {}) const;
    // The same for several at once, in one pass over the log.
    void load(std::span<const std::size_t> indexes, const WorkContext &context = {}) const;

private:
    explicit EventColumns(const std::filesystem::path &casePath, LogId log);

    struct Cache;
    std::filesystem::path m_path;
    LogInfo m_log;
    std::unique_ptr<Cache> m_cache;
};

} // namespace anomalyst::store
