#include "ui/state/listed_events.h"

#include "ui/jobs/job_runner.h"

#include <algorithm>
#include <utility>

namespace anomalyst::ui
{

using Rows = std::shared_ptr<const std::vector<EventRow>>;

Rows keepSelected(const Rows &scope, query::RowSet selected)
{
    if (!scope)
        return selected.everything ? nullptr : std::make_shared<const std::vector<EventRow>>(std::move(selected.rows));
    if (selected.everything)
        return scope;
    std::vector<bool> kept(selected.total);
    for (const EventRow row : selected.rows)
        kept[row] = true;
    auto rows = std::make_shared<std::vector<EventRow>>();
    std::ranges::copy_if(*scope, std::back_inserter(*rows),
                         [&](EventRow row) { return row < kept.size() && kept[row]; });
    return rows;
}

Rows inOrder(Rows rows, const store::EventColumns &events, const std::vector<query::SortKey> &order,
             const WorkContext &context)
{
    if (order.empty())
        return rows;
    return std::make_shared<const std::vector<EventRow>>(
        query::orderRows(events, rows ? *rows : query::allRows(events.size()), order, context));
}

ListedEvents::ListedEvents(const Sources &sources, QObject *parent)
    : QObject(parent)
    , m_sources(sources)
{
    connect(&m_sources.openCase, &OpenCase::contentsChanged, this, [this] {
        keepScopeInCase();
        update();
    });
    connect(&m_sources.filters, &FilterStack::filtersChanged, this, &ListedEvents::update);
    connect(&m_sources.selection, &Selection::scopeChanged, this, &ListedEvents::update);
}

const store::LogInfo *ListedEvents::log() const
{
    return m_sources.openCase.log(m_sources.selection.scope().log);
}

std::uint64_t ListedEvents::count() const
{
    return m_rows ? m_rows->size() : total();
}

std::uint64_t ListedEvents::total() const
{
    const store::LogInfo *info = log();
    return info ? info->events : 0;
}

void ListedEvents::keepScopeInCase()
{
    if (log())
        return;
    const auto &logs = m_sources.openCase.logs();
    m_sources.selection.setScope(
        {.log = logs.empty() ? LogId{} : logs.front().id, .title = {}, .rows = {}, .window = {}});
}

void ListedEvents::orderBy(std::vector<query::SortKey> order)
{
    if (order == m_order)
        return;
    m_order.swap(order);
    if (m_settled) // else the rows on their way are of other filters, and a cancelled search leaves none
        search([this, before = std::move(order)] {
            m_order = before;
            settle(m_rows, {});
        });
    else
        update();
}

void ListedEvents::update()
{
    const LogId scoped = m_sources.selection.scope().log;
    if (std::exchange(m_orderedLog, scoped) != scoped)
        m_order.clear();
    search([this] { settle(std::make_shared<const std::vector<EventRow>>(), tr("Filtering was cancelled")); });
}

void ListedEvents::search(std::function<void()> whenCancelled)
{
    const EventScope scope = m_sources.selection.scope();
    const auto columns = m_sources.openCase.columns(scope.log);
    if (!columns) {
        settle(nullptr, {});
        return;
    }
    query::Selection selection = m_sources.filters.selectionFor(scope.log);
    if (scope.window) {
        selection.from = std::max(selection.from.value_or(scope.window->begin), scope.window->begin);
        selection.to = std::min(selection.to.value_or(scope.window->end), scope.window->end);
    }
    m_settled = false;
    // Started even when nothing is to be looked for: it makes an older search stale.
    m_sources.jobs.start<Rows>(
        this, QStringLiteral("rows"), m_order.empty() ? tr("Filtering events") : tr("Sorting events"),
        [columns, scope, selection, order = m_order](const WorkContext &context) {
            return inOrder(keepSelected(scope.rows, query::selectRows(*columns, selection, context)), *columns, order,
                           context);
        },
        {.done = [this](Rows rows) { settle(std::move(rows), {}); },
         .failed =
             [this](const JobFailure &failure) {
                 settle(std::make_shared<const std::vector<EventRow>>(), failure.line());
             },
         .cancelled = std::move(whenCancelled)});
    Q_EMIT changed();
}

void ListedEvents::settle(Rows rows, const QString &problem)
{
    m_rows = std::move(rows);
    m_problem = problem;
    m_settled = true;
    Q_EMIT changed();
}

} // namespace anomalyst::ui
