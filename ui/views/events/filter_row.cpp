#include "ui/views/events/filter_row.h"

#include "ui/views/events/events_grid.h"
#include "ui/views/events/filter_field.h"

#include <QSettings>

#include <algorithm>

namespace anomalyst::ui
{

namespace
{
const QString kShown = QStringLiteral("events/filterRow");
}

FilterRow::FilterRow(Workbench &workbench, EventsGrid &grid, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_grid(grid)
    , m_shown(QSettings().value(kShown, true).toBool())
{
    for (FilterHeader *header : grid.headers())
        header->setFieldMaker(
            [this](int section, QWidget *in) { return makeField(static_cast<std::size_t>(section), in); });
    grid.setFiltersShown(m_shown);
    connect(&workbench.filters, &FilterStack::filtersChanged, this, &FilterRow::showFilters);
}

void FilterRow::setLog(LogId log, std::vector<ColumnSpec> columns)
{
    m_log = log;
    m_columns = std::move(columns);
    for (FilterHeader *header : m_grid.headers())
        header->forgetFields();
}

void FilterRow::setShown(bool shown)
{
    m_shown = shown;
    QSettings().setValue(kShown, shown);
    m_grid.setFiltersShown(shown);
}

void FilterRow::focus(std::size_t column)
{
    if (column >= m_columns.size())
        return;
    if (!m_shown)
        setShown(true);
    m_grid.showColumn(column);
    if (QLineEdit *field = m_grid.headerOf(column).field(static_cast<int>(column))) {
        m_grid.headerOf(column).placeFields();
        field->setFocus(Qt::TabFocusReason);
        field->selectAll();
    }
}

QLineEdit *FilterRow::makeField(std::size_t column, QWidget *parent)
{
    if (column >= m_columns.size())
        return nullptr;
    auto *field = new FilterField(m_columns[column], parent);
    connect(field, &FilterField::committed, this,
            [this, column](const std::optional<query::Condition> &condition) { commit(column, condition); });
    connect(field, &FilterField::left, this, [this, column](int steps) { leave(column, steps); });
    if (const auto index = filterOn(column))
        field->showCondition(m_workbench.filters.filters()[*index].condition);
    return field;
}

std::optional<std::size_t> FilterRow::filterOn(std::size_t column) const
{
    const auto &filters = m_workbench.filters.filters();
    for (std::size_t i = filters.size(); i-- > 0;) {
        if (filters[i].log == m_log && filters[i].enabled && filters[i].condition.column == m_columns[column].name)
            return i;
    }
    return {};
}

void FilterRow::commit(std::size_t column, const std::optional<query::Condition> &condition)
{
    const auto index = filterOn(column);
    if (index && condition)
        m_workbench.filters.replace(*index, {.log = m_log, .condition = *condition});
    else if (index)
        m_workbench.filters.remove(*index);
    else if (condition)
        m_workbench.filters.add({.log = m_log, .condition = *condition});
}

void FilterRow::leave(std::size_t column, int steps)
{
    const auto shown = m_grid.columns().shownColumns();
    const auto at = std::ranges::find(shown, column) - shown.begin() + steps;
    if (steps == 0 || at < 0 || at >= static_cast<std::ptrdiff_t>(shown.size()))
        m_grid.table().setFocus(Qt::TabFocusReason);
    else
        focus(shown[static_cast<std::size_t>(at)]);
}

void FilterRow::showFilters()
{
    for (const FilterHeader *header : m_grid.headers()) {
        for (auto field = header->fields().begin(); field != header->fields().end(); ++field) {
            const auto index = filterOn(static_cast<std::size_t>(field.key()));
            static_cast<FilterField *>(field.value())
                ->showCondition(index ? std::optional(m_workbench.filters.filters()[*index].condition) : std::nullopt);
        }
    }
}

} // namespace anomalyst::ui
