// Pages of events as text, read on a worker when they are first looked at, the last used kept. A page that is not there
// yet is asked for; the most recent wish is served first. GUI thread.
#pragma once

#include "core/store/event_reader.h"
#include "ui/jobs/job_runner.h"

#include <QCache>

#include <deque>

namespace anomalyst::ui
{

struct EventSource {
    std::filesystem::path casePath;
    LogId log;
    std::shared_ptr<const std::vector<EventRow>> rows; // null: all events of the log
    std::uint64_t count = 0;
};

class EventPages : public QObject
{
    Q_OBJECT
public:
    static constexpr std::size_t kPageRows = 256;
    static constexpr std::size_t kCellLimit = 16 * 1024; // bytes of a cell that are kept

    using QObject::QObject;

    void setSource(EventSource source); // forgets all pages
    const EventSource &source() const { return m_source; }
    // Null while it is not there; then it is on its way and loaded() will tell.
    const store::EventText *at(std::uint64_t index);
    const store::EventText *peek(std::uint64_t index) const; // asks for nothing

Q_SIGNALS:
    void loaded(quint64 firstIndex, quint64 count);
    void failed(const anomalyst::ui::JobFailure &failure);

private:
    using Page = std::vector<store::EventText>;
    struct Reader; // made by the first job of a source, used by one job at a time

    void want(std::uint64_t page);
    void fetchNext();

    EventSource m_source;
    std::shared_ptr<Reader> m_reader;
    QCache<quint64, Page> m_pages{64};
    std::deque<std::uint64_t> m_wanted; // newest first
    bool m_fetching = false;
    bool m_broken = false; // after a failure, until the next source
    JobRunner m_jobs;      // its own, so that no analysis holds up a table; last: its workers end first
};

} // namespace anomalyst::ui
