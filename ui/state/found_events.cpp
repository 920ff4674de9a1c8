#include "ui/state/found_events.h"

#include "core/query/find_rows.h"

#include <algorithm>

namespace anomalyst::ui
{

FoundEvents::FoundEvents(const OpenCase &openCase, const ListedEvents &listed, JobRunner &jobs, QObject *parent)
    : QObject(parent)
    , m_openCase(openCase)
    , m_listed(listed)
    , m_jobs(jobs)
{
    connect(&listed, &ListedEvents::changed, this, &FoundEvents::search);
}

void FoundEvents::find(Sought sought)
{
    if (sought == m_sought)
        return;
    m_sought = std::move(sought);
    search();
}

void FoundEvents::search()
{
    if (m_searching)
        m_jobs.cancel(m_job); // what it would find is of no use any more
    const store::LogInfo *log = m_listed.log();
    const auto columns = log ? m_openCase.columns(log->id) : nullptr;
    if (m_sought.text.isEmpty() || m_sought.columns.empty() || !columns) {
        settle(nullptr, {});
        return;
    }
    if (!m_listed.isSettled()) {
        settle(nullptr, {});
        m_searching = true;
        Q_EMIT changed();
        return;
    }
    query::FindParams params{.text = m_sought.text.toStdString(), .columns = m_sought.columns, .zone = m_sought.zone};
    std::erase_if(params.columns, [&](std::size_t column) { return column >= log->columns.size(); });
    m_searching = true;
    m_job = m_jobs.start<Places>(this, QStringLiteral("find"), tr("Finding events"),
                                 [columns, params, rows = m_listed.rows()](const WorkContext &context) {
                                     const auto listed =
                                         rows ? std::optional<std::span<const EventRow>>(*rows) : std::nullopt;
                                     return std::make_shared<const std::vector<std::uint32_t>>(
                                         query::findRows(*columns, listed, params, context));
                                 },
                                 {.done = [this](const Places &places) { settle(places, {}); },
                                  .failed = [this](const JobFailure &failure) { settle(nullptr, failure.line()); },
                                  .cancelled = [this] { settle(nullptr, tr("Finding was cancelled")); }});
    Q_EMIT changed();
}

void FoundEvents::settle(Places places, const QString &problem)
{
    m_places = std::move(places);
    m_problem = problem;
    m_searching = false;
    Q_EMIT changed();
}

std::optional<std::uint32_t> FoundEvents::from(std::uint64_t listed) const
{
    if (count() == 0)
        return {};
    const auto hit = std::ranges::lower_bound(*m_places, listed);
    return hit == m_places->end() ? m_places->front() : *hit;
}

std::optional<std::uint32_t> FoundEvents::upTo(std::uint64_t listed) const
{
    if (count() == 0)
        return {};
    const auto after = std::ranges::upper_bound(*m_places, listed);
    return after == m_places->begin() ? m_places->back() : *(after - 1);
}

std::optional<std::uint64_t> FoundEvents::numberOf(std::uint64_t listed) const
{
    if (count() == 0)
        return {};
    const auto hit = std::ranges::lower_bound(*m_places, listed);
    if (hit == m_places->end() || *hit != listed)
        return {};
    return static_cast<std::uint64_t>(hit - m_places->begin());
}

} // namespace anomalyst::ui
