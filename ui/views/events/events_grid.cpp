#include "ui/views/events/events_grid.h"

#include "ui/models/events_model.h"
#include "ui/views/events/events_delegate.h"
#include "ui/views/events/mark_scroll_bar.h"
#include "ui/widgets/style_sheet.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScopedValueRollback>

namespace anomalyst::ui
{

namespace
{

constexpr double kMostFrozen = 0.6; // of the width

int widthFor(const ColumnSpec &column)
{
    switch (column.role) {
    case Role::Time:
        return 220;
    case Role::CommandLine:
    case Role::Parameters:
        return 420;
    case Role::Process:
        return 280;
    default:
        break;
    }
    const bool number = column.type == ColumnType::Integer || column.type == ColumnType::Real;
    const int forTitle =
        40 + 8 * static_cast<int>(std::min<std::size_t>(column.name.size(), 24)) + (column.role == Role::None ? 0 : 60);
    return std::max(number ? 100 : column.type == ColumnType::Time ? 210 : 140, forTitle);
}

} // namespace

EventsGrid::EventsGrid(EventsModel *model, QWidget *parent)
    : QWidget(parent)
    , m_frozen(new DataTable(this))
    , m_main(new DataTable(this))
    , m_delegate(new EventsDelegate(this))
    , m_frozenHeader(takeHeader(m_frozen))
    , m_mainHeader(takeHeader(m_main))
    , m_scrollBar(new MarkScrollBar(m_main))
    , m_frozenHalf(new QWidget(this))
    , m_belowFrozen(new QWidget(m_frozenHalf))
    , m_line(new QFrame(this))
{
    setPart(m_line, "line");
    m_line->setFixedWidth(1);
    m_belowFrozen->setFixedHeight(0);
    auto *left = new QVBoxLayout(m_frozenHalf);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(0);
    left->addWidget(m_frozen, 1);
    left->addWidget(m_belowFrozen);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_frozenHalf);
    row->addWidget(m_line);
    row->addWidget(m_main, 1);
    for (DataTable *half : {m_frozen, m_main}) {
        half->setModel(model);
        half->setItemDelegate(m_delegate);
        half->setSelectionMode(QAbstractItemView::ExtendedSelection);
    }
    m_frozen->setSelectionModel(m_main->selectionModel());
    m_frozenHeader->setStretchLastSection(false);
    m_main->setVerticalScrollBar(m_scrollBar);
    m_main->setAccessibleName(tr("Events"));
    m_frozen->setAccessibleName(tr("Frozen columns of the events"));
    connectHalves();
}

FilterHeader *EventsGrid::takeHeader(DataTable *table)
{
    auto *header = new FilterHeader(table);
    table->setHorizontalHeader(header);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::sectionClicked, this, [this](int column) {
        Q_EMIT titleClicked(column, QGuiApplication::keyboardModifiers().testFlag(Qt::ShiftModifier));
    });
    connect(header, &QHeaderView::sectionMoved, this, [this](int column, int, int place) { noteMove(column, place); });
    connect(header, &QHeaderView::sectionResized, this,
            [this](int column, int, int width) { noteWidth(column, width); });
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint &position) {
        const int column = header->logicalIndexAt(position);
        if (column >= 0)
            Q_EMIT titleMenuRequested(column, header->viewport()->mapToGlobal(position));
    });
    connect(table->horizontalScrollBar(), &QScrollBar::valueChanged, header, &FilterHeader::placeFields);
    return header;
}

void EventsGrid::connectHalves()
{
    m_frozen->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_frozen->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_frozen->setFocusPolicy(Qt::ClickFocus);
    m_frozen->setFocusProxy(m_main);
    connect(m_scrollBar, &QScrollBar::valueChanged, m_frozen->verticalScrollBar(), &QScrollBar::setValue);
    connect(m_frozen->verticalScrollBar(), &QScrollBar::valueChanged, m_scrollBar, &QScrollBar::setValue);
    connect(m_frozen, &DataTable::rowOpened, m_main, &DataTable::rowOpened);
    for (DataTable *half : {m_frozen, m_main}) {
        half->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(half, &QWidget::customContextMenuRequested, this, [this, half](const QPoint &position) {
            const QModelIndex cell = half->indexAt(position);
            if (cell.isValid())
                Q_EMIT cellMenuRequested(cell, half->viewport()->mapToGlobal(position));
        });
    }
    connect(m_main->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &now, const QModelIndex &before) {
                if (now.isValid() && m_layout.isFrozen(static_cast<std::size_t>(now.column())))
                    m_frozen->scrollTo(now);               // the other half does not show it
                for (DataTable *half : {m_frozen, m_main}) // the frame of the current cell
                    for (const QModelIndex &cell : {now, before})
                        half->update(cell);
            });
    m_main->installEventFilter(this);
    m_main->viewport()->installEventFilter(this);
    m_main->horizontalScrollBar()->installEventFilter(this);
}

FilterHeader &EventsGrid::headerOf(std::size_t column) const
{
    return m_layout.isFrozen(column) ? *m_frozenHeader : *m_mainHeader;
}

void EventsGrid::arrange(const ColumnLayout &layout)
{
    const QScopedValueRollback arranging(m_arranging, true);
    m_layout = layout;
    applyTo(*m_frozen, true);
    applyTo(*m_main, false);
    fitFrozenWidth();
    for (FilterHeader *header : headers())
        header->placeFields();
}

void EventsGrid::applyTo(DataTable &table, bool frozen)
{
    const auto &specs = static_cast<const EventsModel *>(table.model())->columns();
    QHeaderView &header = *table.horizontalHeader();
    for (std::size_t i = 0; i < m_layout.places.size(); ++i) {
        const ColumnPlace &place = m_layout.places[i];
        const auto column = static_cast<int>(place.column);
        header.moveSection(header.visualIndex(column), static_cast<int>(i));
        header.setSectionHidden(column, !place.shown || (i < m_layout.frozen) != frozen);
        if (!header.isSectionHidden(column))
            header.resizeSection(column, place.width > 0 ? place.width : widthFor(specs[place.column]));
    }
}

void EventsGrid::fitFrozenWidth()
{
    const int wanted = m_frozenHeader->length();
    m_frozenHalf->setVisible(wanted > 0);
    m_line->setVisible(wanted > 0);
    m_frozenHalf->setFixedWidth(std::min(wanted, static_cast<int>(width() * kMostFrozen)));
}

void EventsGrid::setFiltersShown(bool shown)
{
    for (FilterHeader *header : headers())
        header->setFieldsShown(shown);
}

void EventsGrid::setMarked(const QString &text, const QList<int> &columns)
{
    m_delegate->setMarked(text, columns);
    for (DataTable *half : {m_frozen, m_main})
        half->viewport()->update();
}

void EventsGrid::fitWidth(std::size_t column)
{
    (m_layout.isFrozen(column) ? m_frozen : m_main)->resizeColumnToContents(static_cast<int>(column));
}

void EventsGrid::showColumn(std::size_t column)
{
    if (!m_layout.isFrozen(column) && m_main->model()->rowCount() > 0)
        m_main->scrollTo(m_main->model()->index(std::max(0, m_main->rowAt(0)), static_cast<int>(column)));
}

void EventsGrid::goTo(int row)
{
    const int column = std::max(0, m_main->currentIndex().column());
    const auto shown = m_layout.shownColumns();
    const bool isShown = std::ranges::find(shown, static_cast<std::size_t>(column)) != shown.end();
    m_main->setCurrentIndex(
        m_main->model()->index(row, isShown || shown.empty() ? column : static_cast<int>(shown[0])));
}

void EventsGrid::noteMove(int column, int place)
{
    if (m_arranging)
        return;
    arrange(withMoved(m_layout, static_cast<std::size_t>(column), static_cast<std::size_t>(place)));
    Q_EMIT arranged();
}

void EventsGrid::noteWidth(int column, int width)
{
    if (m_arranging || width == 0 || static_cast<std::size_t>(column) >= m_layout.places.size())
        return;
    // The last column is as wide as the room that is left, which nobody chose.
    const auto shown = m_layout.shownColumns();
    if (!m_layout.isFrozen(static_cast<std::size_t>(column)) && !shown.empty() &&
        shown.back() == static_cast<std::size_t>(column))
        return;
    m_layout.at(static_cast<std::size_t>(column)).width = width;
    fitFrozenWidth();
    Q_EMIT arranged();
}

// The next column in sight to the left or right, across both halves.
bool EventsGrid::stepColumn(int steps)
{
    const QModelIndex current = m_main->currentIndex();
    const auto shown = m_layout.shownColumns();
    const auto at = std::ranges::find(shown, static_cast<std::size_t>(current.column())) - shown.begin();
    const auto next = at + steps;
    if (!current.isValid() || next < 0 || next >= static_cast<std::ptrdiff_t>(shown.size()))
        return false;
    const int column = static_cast<int>(shown[static_cast<std::size_t>(next)]);
    const QModelIndex cell = current.siblingAtColumn(column);
    m_main->selectionModel()->setCurrentIndex(cell, QItemSelectionModel::NoUpdate);
    if (!m_layout.isFrozen(static_cast<std::size_t>(column)))
        m_main->scrollTo(cell);
    return true;
}

bool EventsGrid::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_main && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool sideways = key->key() == Qt::Key_Left || key->key() == Qt::Key_Right;
        if (sideways && key->modifiers() == Qt::NoModifier)
            return stepColumn(key->key() == Qt::Key_Left ? -1 : 1) || true;
    }
    if (watched == m_main && event->type() == QEvent::Resize)
        fitFrozenWidth();
    // The menu key opens the menu of the current cell, not of what is under the pointer.
    if ((watched == m_main || watched == m_main->viewport()) && event->type() == QEvent::ContextMenu &&
        static_cast<QContextMenuEvent *>(event)->reason() == QContextMenuEvent::Keyboard) {
        const QModelIndex cell = m_main->currentIndex();
        DataTable *half =
            cell.isValid() && m_layout.isFrozen(static_cast<std::size_t>(cell.column())) ? m_frozen : m_main;
        if (cell.isValid())
            Q_EMIT cellMenuRequested(cell, half->viewport()->mapToGlobal(half->visualRect(cell).bottomLeft()));
        return true;
    }
    if (watched == m_main->horizontalScrollBar() && (event->type() == QEvent::Show || event->type() == QEvent::Hide))
        m_belowFrozen->setFixedHeight(event->type() == QEvent::Show ? m_main->horizontalScrollBar()->sizeHint().height()
                                                                    : 0);
    return QWidget::eventFilter(watched, event);
}

} // namespace anomalyst::ui
