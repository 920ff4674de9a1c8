#include "ui/views/events/column_menu.h"

#include "ui/state/listed_events.h"
#include "ui/views/events/events_grid.h"
#include "ui/widgets/theme.h"

#include <QCoreApplication>

#include <algorithm>

namespace anomalyst::ui
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("ColumnMenu", text);
}

// Past the next column that is shown, not past hidden ones.
std::optional<std::size_t> nextPlace(const ColumnLayout &layout, std::size_t column, int direction)
{
    auto place = static_cast<std::ptrdiff_t>(layout.placeOf(column)) + direction;
    for (; place >= 0 && place < static_cast<std::ptrdiff_t>(layout.places.size()); place += direction) {
        if (layout.places[static_cast<std::size_t>(place)].shown)
            return static_cast<std::size_t>(place);
    }
    return {};
}

class Filler
{
public:
    Filler(QMenu &menu, const ColumnPlaces &places, std::size_t column)
        : m_menu(menu)
        , m_places(places)
        , m_column(column)
        , m_layout(places.grid.columns())
    {
    }

    void addOrders()
    {
        addOrder(tr("Sort ascending"), false);
        addOrder(tr("Sort descending"), true);
        QAction *none = m_menu.addAction(tr("Clear sorting"));
        none->setEnabled(!m_places.listed.order().empty());
        QObject::connect(none, &QAction::triggered, &m_places.listed,
                         [&listed = m_places.listed] { listed.orderBy({}); });
    }

    void addFilter()
    {
        QAction *filter = m_menu.addAction(themedIcon(QStringLiteral("filter")), tr("Filter by this column"));
        QObject::connect(filter, &QAction::triggered, &m_places.grid,
                         [filterBy = m_places.filter, column = m_column] { filterBy(column); });
    }

    void addArrangements()
    {
        const auto left = nextPlace(m_layout, m_column, -1);
        const auto right = nextPlace(m_layout, m_column, 1);
        add(tr("Move left"), left.has_value(), withMoved(m_layout, m_column, left.value_or(0)));
        add(tr("Move right"), right.has_value(), withMoved(m_layout, m_column, right.value_or(0)));
        const bool isLastFrozen = m_layout.frozen == m_layout.placeOf(m_column) + 1;
        add(tr("Freeze up to here"), !isLastFrozen, withFrozenUpTo(m_layout, m_column));
        ColumnLayout loose = m_layout;
        loose.frozen = 0;
        add(tr("Unfreeze all"), m_layout.frozen > 0, loose);
        m_menu.addSeparator();
        add(tr("Hide column"), m_layout.shownCount() > 1, withShown(m_layout, m_column, false));
        ColumnLayout all = m_layout;
        std::ranges::for_each(all.places, [](ColumnPlace &place) { place.shown = true; });
        add(tr("Show all columns"), all != m_layout, all);
        QAction *fit = m_menu.addAction(tr("Fit to contents"));
        QObject::connect(fit, &QAction::triggered, &m_places.grid,
                         [&grid = m_places.grid, column = m_column] { grid.fitWidth(column); });
        QAction *choose = m_menu.addAction(themedIcon(QStringLiteral("column")), tr("Choose columns…"));
        QObject::connect(choose, &QAction::triggered, &m_places.grid, m_places.choose);
    }

private:
    void addOrder(const QString &text, bool descending)
    {
        QAction *action = m_menu.addAction(text);
        QObject::connect(action, &QAction::triggered, &m_places.listed,
                         [&listed = m_places.listed, column = m_column, descending] {
                             listed.orderBy({{.column = column, .descending = descending}});
                         });
    }

    void add(const QString &text, bool possible, const ColumnLayout &layout)
    {
        QAction *action = m_menu.addAction(text);
        action->setEnabled(possible);
        QObject::connect(action, &QAction::triggered, &m_places.grid, [&grid = m_places.grid, layout] {
            grid.arrange(layout);
            Q_EMIT grid.arranged();
        });
    }

    QMenu &m_menu;
    const ColumnPlaces &m_places;
    std::size_t m_column;
    ColumnLayout m_layout;
};

} // namespace

void fillColumnMenu(QMenu &menu, const ColumnPlaces &places, std::size_t column)
{
    Filler filler(menu, places, column);
    filler.addOrders();
    menu.addSeparator();
    filler.addFilter();
    menu.addSeparator();
    filler.addArrangements();
}

std::vector<query::SortKey> orderAfterClick(std::vector<query::SortKey> order, std::size_t column, bool extend)
{
    const auto key = std::ranges::find(order, column, &query::SortKey::column);
    const bool known = key != order.end();
    const bool wasDescending = known && key->descending;
    if (!extend) {
        if (!known)
            return {{.column = column}};
        return wasDescending ? std::vector<query::SortKey>() : std::vector<query::SortKey>{{column, true}};
    }
    if (!known)
        order.push_back({.column = column});
    else if (wasDescending)
        order.erase(key);
    else
        key->descending = true;
    return order;
}

} // namespace anomalyst::ui
