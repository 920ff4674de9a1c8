// Where a text stands among the listed events: found on a worker, anew whenever other events are listed or their order
// changes. GUI thread.
#pragma once

#include "core/base/zone_offsets.h"
#include "ui/jobs/job_runner.h"
#include "ui/state/listed_events.h"

namespace anomalyst::ui
{

class FoundEvents : public QObject
{
    Q_OBJECT
public:
    using Places = std::shared_ptr<const std::vector<std::uint32_t>>;

    struct Sought {
        QString text;                     // empty: nothing is sought
        std::vector<std::size_t> columns; // of the log
        ZoneOffsets zone = {};            // whose clock the times are shown by
        friend bool operator==(const Sought &, const Sought &) = default;
    };

    FoundEvents(const OpenCase &openCase, const ListedEvents &listed, JobRunner &jobs, QObject *parent);

    void find(Sought sought);
    const Sought &sought() const { return m_sought; }
    bool isSearching() const { return m_searching; }
    const QString &problem() const { return m_problem; }
    const Places &places() const { return m_places; } // ascending indexes of listed events; null: nothing is sought
    std::uint64_t count() const { return m_places ? m_places->size() : 0; }

    // The hit at `listed` or after it, before it or at it; around the ends. None where there is no hit.
    std::optional<std::uint32_t> from(std::uint64_t listed) const;
    std::optional<std::uint32_t> upTo(std::uint64_t listed) const;
    std::optional<std::uint64_t> numberOf(std::uint64_t listed) const; // from 0, of a hit

Q_SIGNALS:
    void changed();

private:
    void search();
    void settle(Places places, const QString &problem);

    const OpenCase &m_openCase;
    const ListedEvents &m_listed;
    JobRunner &m_jobs;
    Sought m_sought;
    Places m_places;
    QString m_problem;
    bool m_searching = false;
    quint64 m_job = 0;
};

} // namespace anomalyst::ui
