#include "core/store/event_reader.h"

#include "core/base/error.h"
#include "core/store/case_schema.h"
#include "core/store/cell_text.h"
#include "core/store/dictionary_reader.h"

#include <sqlite3.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace anomalyst::store
{

namespace
{

constexpr std::size_t kMaxCachedTexts = 4096;
constexpr std::size_t kMaxCachedTextBytes = 4096;

std::string selectSql(const LogInfo &log)
{
    std::string sql = "SELECT id, line";
    for (std::size_t i = 0; i < log.columns.size(); ++i)
        sql += ", c" + std::to_string(i);
    return sql + " FROM " + eventTable(log.id) + " WHERE id BETWEEN ? AND ? ORDER BY id";
}

} // namespace

struct EventReader::Impl {
    CaseFile file;
    LogInfo log;
    Statement select;
    DictionaryReader dictionary;
    std::unordered_map<std::int64_t, std::string> texts; // those used last, until there are too many

    Impl(const std::filesystem::path &casePath, LogId id)
        : file(CaseFile::open(casePath, CaseFile::Mode::ReadOnly))
        , log(file.log(id))
        , select(file.database().prepare(selectSql(log)))
        , dictionary(file.database(), id)
    {
    }

    std::string dictionaryText(std::int64_t code)
    {
        if (const auto known = texts.find(code); known != texts.end())
            return known->second;
        std::string text(dictionary.text(code));
        if (texts.size() >= kMaxCachedTexts)
            texts.clear();
        if (text.size() <= kMaxCachedTextBytes)
            texts.emplace(code, text);
        return text;
    }

    std::string cellText(ColumnType type, int cell)
    {
        switch (select.type(cell)) {
        case SQLITE_NULL:
            return {};
        case SQLITE_FLOAT:
            return realText(select.real(cell));
        case SQLITE_INTEGER:
            break;
        default:
            return std::string(select.text(cell));
        }
        if (type == ColumnType::Text)
            return dictionaryText(select.integer(cell));
        return type == ColumnType::Time ? formatTime(select.integer(cell)) : integerText(select.integer(cell));
    }

    // Rows [first, first + count) appended to `events`.
    void read(std::uint64_t first, std::uint64_t count, std::vector<EventText> &events)
    {
        if (first >= log.events)
            return;
        const std::uint64_t end = first + std::min(count, log.events - first);
        select.bind(1, static_cast<std::int64_t>(first + 1));
        select.bind(2, static_cast<std::int64_t>(end));
        while (select.step()) {
            EventText &event = events.emplace_back();
            event.row = static_cast<EventRow>(select.integer(0) - 1);
            event.line = static_cast<std::uint64_t>(select.integer(1));
            event.cells.reserve(log.columns.size());
            for (std::size_t i = 0; i < log.columns.size(); ++i)
                event.cells.push_back(cellText(log.columns[i].type, static_cast<int>(i) + 2));
        }
        select.reset();
    }
};

namespace
{

// A statement that has not been reset keeps every import from being written.
template<class Impl>
struct ReleaseOnExit {
    Impl &impl;

    ~ReleaseOnExit()
    {
        impl.select.reset();
        impl.dictionary.release();
    }
};

} // namespace

EventReader::EventReader(const std::filesystem::path &casePath, LogId log)
    : m_impl(std::make_unique<Impl>(casePath, log))
{
}

EventReader::EventReader(EventReader &&) noexcept = default;
EventReader &EventReader::operator=(EventReader &&) noexcept = default;
EventReader::~EventReader() = default;

const LogInfo &EventReader::log() const
{
    return m_impl->log;
}

std::vector<EventText> EventReader::range(EventRow first, std::size_t count)
{
    const ReleaseOnExit<Impl> release{*m_impl};
    std::vector<EventText> events;
    m_impl->read(first, count, events);
    return events;
}

std::vector<EventText> EventReader::rows(std::span<const EventRow> rows)
{
    const ReleaseOnExit<Impl> release{*m_impl};
    std::vector<EventText> events;
    events.reserve(rows.size());
    for (const EventRow row : rows)
        m_impl->read(row, 1, events);
    return events;
}

} // namespace anomalyst::store
