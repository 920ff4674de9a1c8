#include "ui/models/event_pages.h"

#include <algorithm>
#include <span>

namespace anomalyst::ui
{

namespace
{

constexpr std::size_t kMostWishes = 6; // of a fast scroll only the last places matter

// Cut where a character begins, so that the text stays valid.
void cutCell(std::string &cell)
{
    std::size_t end = EventPages::kCellLimit;
    if (cell.size() <= end)
        return;
    while (end > 0 && (static_cast<unsigned char>(cell[end]) & 0xC0) == 0x80)
        --end;
    cell.resize(end);
    cell += "…";
    cell.shrink_to_fit();
}

} // namespace

struct EventPages::Reader {
    std::optional<store::EventReader> reader;

    Page read(const EventSource &source, std::uint64_t page)
    {
        if (!reader)
            reader.emplace(source.casePath, source.log);
        const std::uint64_t first = page * kPageRows;
        const std::size_t count = std::min<std::uint64_t>(kPageRows, source.count - first);
        Page events = source.rows ? reader->rows(std::span(*source.rows).subspan(first, count))
                                  : reader->range(static_cast<EventRow>(first), count);
        for (store::EventText &event : events)
            std::ranges::for_each(event.cells, cutCell);
        return events;
    }
};

void EventPages::setSource(EventSource source)
{
    m_source = std::move(source);
    m_reader = std::make_shared<Reader>();
    m_pages.clear();
    m_wanted.clear();
    m_broken = false;
    m_fetching = false; // what still runs is of the old source: made stale by the next, or ignored
}

const store::EventText *EventPages::peek(std::uint64_t index) const
{
    const Page *page = m_pages.object(index / kPageRows);
    const std::size_t offset = index % kPageRows;
    return page && offset < page->size() ? &(*page)[offset] : nullptr;
}

const store::EventText *EventPages::at(std::uint64_t index)
{
    if (index >= m_source.count)
        return nullptr;
    if (!m_pages.contains(index / kPageRows))
        want(index / kPageRows);
    return peek(index);
}

void EventPages::want(std::uint64_t page)
{
    if (m_broken || (!m_wanted.empty() && m_wanted.front() == page))
        return;
    std::erase(m_wanted, page);
    m_wanted.push_front(page);
    if (m_wanted.size() > kMostWishes)
        m_wanted.pop_back();
    if (!m_fetching)
        fetchNext();
}

void EventPages::fetchNext()
{
    if (m_wanted.empty())
        return;
    m_fetching = true;
    const std::uint64_t page = m_wanted.front();
    m_jobs.start<Page>(
        this, QStringLiteral("page"), {},
        [reader = m_reader, source = m_source, page](const WorkContext &) { return reader->read(source, page); },
        {.done =
             [this, page, reader = m_reader](Page events) {
                 if (reader != m_reader)
                     return;
                 const auto count = static_cast<quint64>(events.size());
                 m_pages.insert(page, new Page(std::move(events)));
                 std::erase(m_wanted, page);
                 m_fetching = false;
                 Q_EMIT loaded(page * kPageRows, count);
                 if (!m_fetching)
                     fetchNext();
             },
         .failed =
             [this, reader = m_reader](const JobFailure &failure) {
                 if (reader != m_reader)
                     return;
                 m_broken = true;
                 m_fetching = false;
                 m_wanted.clear();
                 Q_EMIT failed(failure);
             }});
}

} // namespace anomalyst::ui
