#include "ui/views/events/event_finding.h"

#include "ui/models/events_model.h"
#include "ui/views/events/events_grid.h"
#include "ui/views/events/mark_scroll_bar.h"
#include "ui/widgets/display_text.h"

namespace anomalyst::ui
{

EventFinding::EventFinding(Workbench &workbench, EventsGrid &grid, EventsModel &model, QWidget *parent)
    : QObject(parent)
    , m_grid(grid)
    , m_model(model)
    , m_found(new FoundEvents(workbench.openCase, workbench.listed, workbench.jobs, this))
    , m_bar(new FindBar(*m_found, parent))
{
    connect(m_found, &FoundEvents::changed, this, &EventFinding::update);
    connect(m_bar, &FindBar::nextRequested, this, [this] { step(1); });
    connect(m_bar, &FindBar::previousRequested, this, [this] { step(-1); });
    connect(m_bar, &FindBar::closed, this, [this] { m_grid.table().setFocus(); });
    connect(m_bar, &FindBar::typed, this, [this] {
        m_goToFirst = true;
        update();
    });
    connect(&m_grid.table(), &DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        m_bar->showNumber(index.isValid() ? m_found->numberOf(static_cast<std::uint64_t>(index.row())) : std::nullopt);
    });
    connect(&m_model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                if (m_hitRow && *m_hitRow >= first.row() && *m_hitRow <= last.row())
                    showHitCell(*std::exchange(m_hitRow, {}));
            });
}

void EventFinding::setColumns()
{
    m_bar->setColumns(m_model.columns(), m_grid.columns().shownColumns());
}

void EventFinding::update()
{
    const auto &columns = m_found->sought().columns;
    m_grid.setMarked(m_found->sought().text, QList<int>(columns.begin(), columns.end()));
    m_grid.scrollBar().setMarks(m_found->places(), static_cast<std::uint64_t>(m_model.rowCount()));
    if (!m_goToFirst || m_found->isSearching())
        return;
    m_goToFirst = false;
    if (const auto hit = m_found->from(currentRow()))
        goTo(*hit);
}

std::uint64_t EventFinding::currentRow() const
{
    return static_cast<std::uint64_t>(std::max(0, m_grid.table().currentIndex().row()));
}

void EventFinding::step(int direction)
{
    if (m_found->sought().text.isEmpty()) {
        m_bar->open();
        return;
    }
    const bool started = m_grid.table().currentIndex().isValid();
    const std::uint64_t current = currentRow();
    const auto hit = direction > 0 ? m_found->from(started ? current + 1 : 0)
                                   : m_found->upTo(current > 0 ? current - 1 : ~std::uint64_t(0));
    if (hit)
        goTo(*hit);
}

void EventFinding::goTo(std::uint32_t listed)
{
    const int row = static_cast<int>(listed);
    m_grid.goTo(row);
    m_bar->showNumber(m_found->numberOf(listed));
    if (m_model.event(row))
        showHitCell(row);
    else
        m_hitRow = row;
}

// The first cell of the row that has the text; it may be beyond what the screen shows of the row.
void EventFinding::showHitCell(int row)
{
    const auto &sought = m_found->sought();
    if (m_grid.table().currentIndex().row() != row)
        return;
    for (const std::size_t column : m_grid.columns().shownColumns()) {
        const QModelIndex cell = m_model.index(row, static_cast<int>(column));
        if (std::ranges::find(sought.columns, column) == sought.columns.end() ||
            !displayText(cell.data().toString()).contains(sought.text, Qt::CaseInsensitive))
            continue;
        m_grid.table().selectionModel()->setCurrentIndex(cell, QItemSelectionModel::NoUpdate);
        m_grid.showColumn(column);
        return;
    }
}

} // namespace anomalyst::ui
