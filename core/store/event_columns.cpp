#include "core/store/event_columns.h"

#include "core/store/column_loader.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace anomalyst::store
{

// A column is empty, being loaded by one thread, or there. A load that failed or was cancelled leaves it empty, and the
// next that wants it tries again.
struct EventColumns::Cache {
    struct Slot {
        std::shared_ptr<const Column> column;
        bool loading = false;
    };

    std::mutex mutex;
    std::condition_variable_any changed;
    std::vector<Slot> slots;

    // Those of `wanted` that nobody has or loads yet: now the caller loads them.
    std::vector<std::size_t> claim(std::span<const std::size_t> wanted)
    {
        std::vector<std::size_t> claimed;
        for (const std::size_t index : wanted) {
            Slot &slot = slots.at(index);
            if (slot.column == nullptr && !std::exchange(slot.loading, true))
                claimed.push_back(index);
        }
        return claimed;
    }

    // Returns when another thread has ended with one of them, for better or worse.
    void waitForOthers(std::unique_lock<std::mutex> &lock, std::size_t index, const WorkContext &context)
    {
        changed.wait(lock, context.stop, [&] { return !slots[index].loading; });
        context.checkStopped();
    }
};

namespace
{

// Gives claimed columns back, loaded or not.
template<class Cache>
class Claim
{
public:
    Claim(Cache &cache, std::vector<std::size_t> indexes)
        : m_cache(&cache)
        , m_indexes(std::move(indexes))
        , m_columns(m_indexes.size())
    {
    }
    Claim(const Claim &) = delete;
    Claim &operator=(const Claim &) = delete;
    ~Claim()
    {
        const std::lock_guard lock(m_cache->mutex);
        for (std::size_t i = 0; i < m_indexes.size(); ++i)
            m_cache->slots[m_indexes[i]] = {std::move(m_columns[i]), false};
        m_cache->changed.notify_all();
    }
    const std::vector<std::size_t> &indexes() const { return m_indexes; }
    void keep(std::vector<Column> loaded)
    {
        for (std::size_t i = 0; i < loaded.size(); ++i)
            m_columns[i] = std::make_shared<const Column>(std::move(loaded[i]));
    }

private:
    Cache *m_cache;
    std::vector<std::size_t> m_indexes;
    std::vector<std::shared_ptr<const Column>> m_columns;
};

} // namespace

EventColumns::EventColumns(const std::filesystem::path &casePath, LogId log)
    : m_path(casePath)
    , m_log(CaseFile::open(casePath, CaseFile::Mode::ReadOnly).log(log))
    , m_cache(std::make_unique<Cache>())
{
    m_cache->slots.resize(m_log.columns.size());
}

EventColumns::~EventColumns() = default;

std::shared_ptr<const EventColumns> EventColumns::open(const std::filesystem::path &casePath, LogId log)
{
    return std::shared_ptr<const EventColumns>(new EventColumns(casePath, log));
}

void EventColumns::load(std::span<const std::size_t> indexes, const WorkContext &context) const
{
    std::unique_lock lock(m_cache->mutex);
    while (true) {
        context.checkStopped();
        if (std::vector<std::size_t> claimed = m_cache->claim(indexes); !claimed.empty()) {
            lock.unlock();
            {
                Claim claim(*m_cache, std::move(claimed));
                claim.keep(loadColumns(m_path, m_log, claim.indexes(), context));
            }
            lock.lock();
        }
        const auto missing =
            std::ranges::find_if(indexes, [&](std::size_t index) { return m_cache->slots[index].column == nullptr; });
        if (missing == indexes.end())
            return;
        m_cache->waitForOthers(lock, *missing, context);
    }
}

std::shared_ptr<const Column> EventColumns::column(std::size_t index, const WorkContext &context) const
{
    load({&index, 1}, context);
    const std::lock_guard lock(m_cache->mutex);
    return m_cache->slots[index].column;
}

} // namespace anomalyst::store
