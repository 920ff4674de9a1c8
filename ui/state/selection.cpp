#include "ui/state/selection.h"

namespace anomalyst::ui
{

void Selection::select(Details details)
{
    m_details = std::move(details);
    Q_EMIT detailsChanged();
}

void Selection::clear()
{
    select({});
}

void Selection::showEvents(EventScope scope)
{
    setScope(std::move(scope));
    Q_EMIT eventsRequested();
}

void Selection::setScope(EventScope scope)
{
    m_scope = std::move(scope);
    Q_EMIT scopeChanged();
}

} // namespace anomalyst::ui
