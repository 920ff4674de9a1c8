#include "ui/widgets/data_table.h"

#include "ui/models/table_roles.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/table_header.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace anomalyst::ui
{

namespace
{

constexpr int kRowHeight = 28;
constexpr int kBarWidth = 56;
constexpr int kBarHeight = 5;
constexpr int kPadding = 8;

void paintBar(QPainter *painter, const QRect &cell, double share, bool emphasised)
{
    const QRectF track(cell.left() + kPadding, cell.center().y() - kBarHeight / 2.0 + 0.5, kBarWidth, kBarHeight);
    QRectF fill = track;
    fill.setWidth(std::max(3.0, track.width() * std::clamp(share, 0.0, 1.0)));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme().border);
    painter->drawRoundedRect(track, kBarHeight / 2.0, kBarHeight / 2.0);
    painter->setBrush(emphasised ? theme().spike : theme().accent);
    painter->drawRoundedRect(fill, kBarHeight / 2.0, kBarHeight / 2.0);
    painter->restore();
}

// The heights are logarithmic: one event beside thousands is to be seen.
void paintSparkline(QPainter *painter, const QRect &cell, const std::vector<double> &values)
{
    const double largest = values.empty() ? 0 : *std::ranges::max_element(values);
    if (largest <= 0)
        return;
    const QRectF place = QRectF(cell).adjusted(kPadding, 5, -kPadding, -5);
    const double width = std::min(6.0, place.width() / static_cast<double>(values.size()));
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] <= 0)
            continue;
        const double height = std::max(2.0, place.height() * std::log1p(values[i]) / std::log1p(largest));
        painter->fillRect(QRectF(place.left() + static_cast<double>(i) * width, place.bottom() - height,
                                 std::max(1.0, width - 1), height),
                          theme().accent);
    }
}

} // namespace

QString DataTableDelegate::displayText(const QVariant &value, const QLocale &) const
{
    return ui::displayText(value.toString());
}

void DataTableDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->state &= ~QStyle::State_HasFocus; // the row is what is current, not the cell
    option->textElideMode = Qt::ElideRight;
    if (index.data(FixedWidthRole).toBool())
        option->font = monospaceFont();
    option->fontMetrics = QFontMetrics(option->font);
}

// Painted without the style: it knows no room beside the text, and asks the style sheet for every cell.
void DataTableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, cell.widget);

    if (const QVariant values = index.data(SparklineRole); values.isValid()) {
        paintSparkline(painter, option.rect, values.value<std::vector<double>>());
        return;
    }
    QRect place = option.rect.adjusted(kPadding, 0, -kPadding, 0);
    const QVariant bar = index.data(BarRole);
    if (bar.isValid()) {
        paintBar(painter, option.rect, bar.toDouble(), index.data(EmphasisRole).toBool());
        place.setLeft(place.left() + kBarWidth + kPadding);
    }
    if (!cell.icon.isNull()) {
        const QRect icon(place.left(), place.center().y() - cell.decorationSize.height() / 2 + 1,
                         cell.decorationSize.width(), cell.decorationSize.height());
        cell.icon.paint(painter, icon);
        place.setLeft(icon.right() + kPadding);
    }
    painter->setFont(cell.font);
    painter->setPen(cell.palette.color(QPalette::Text));
    paintText(painter, place, cell);
}

void DataTableDelegate::paintText(QPainter *painter, const QRect &place, const QStyleOptionViewItem &cell) const
{
    painter->drawText(place, static_cast<int>(cell.displayAlignment | Qt::AlignVCenter) | Qt::TextSingleLine,
                      cell.fontMetrics.elidedText(cell.text, cell.textElideMode, place.width()));
}

QSize DataTableDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const int bar = index.data(BarRole).isValid() ? kBarWidth + kPadding : 0;
    return {QFontMetrics(cell.font).horizontalAdvance(cell.text) + bar + 2 * kPadding + 4, kRowHeight};
}

DataTable::DataTable(QWidget *parent)
    : QTableView(parent)
{
    setItemDelegate(new DataTableDelegate(this));
    setHorizontalHeader(new TableHeader(this));
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, &DataTable::cycleSorting);
    connect(this, &QAbstractItemView::doubleClicked, this, &DataTable::rowOpened);
}

void DataTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DataTable::currentRowChanged);
}

void DataTable::setColumnWidths(const QList<int> &widths)
{
    for (int column = 0; column < widths.size() && column < horizontalHeader()->count(); ++column) {
        if (widths[column] == 0)
            horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
        else
            setColumnWidth(column, widths[column]);
    }
    horizontalHeader()->setStretchLastSection(!widths.contains(0));
}

void DataTable::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid()) {
        Q_EMIT rowOpened(currentIndex());
        event->accept();
        return;
    }
    const bool isPlain = event->modifiers() == Qt::NoModifier;
    if (isPlain && (event->key() == Qt::Key_J || event->key() == Qt::Key_K)) {
        step(event->key() == Qt::Key_J ? 1 : -1);
        return;
    }
    const bool withTitles = event->keyCombination() == (Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    if (event->matches(QKeySequence::Copy) || withTitles) {
        copyRows(withTitles);
        return;
    }
    QTableView::keyPressEvent(event);
}

void DataTable::step(int by)
{
    const int row = currentIndex().isValid() ? currentIndex().row() + by : 0;
    if (model() != nullptr && row >= 0 && row < model()->rowCount())
        setCurrentIndex(model()->index(row, std::max(0, currentIndex().column())));
}

void DataTable::copyRows(bool withTitles) const
{
    if (model() == nullptr || !selectionModel()->hasSelection())
        return;
    QList<int> columns;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(column))
            columns.append(column);
    }
    QStringList lines;
    const auto add = [&](const auto &textOf) {
        QStringList cells;
        for (const int column : columns)
            cells << ui::displayText(textOf(column), kDetailTextLimit); // no tab, no line break, nothing that acts when pasted
        lines << cells.join(QLatin1Char('\t'));
    };
    if (withTitles)
        add([this](int column) { return model()->headerData(column, Qt::Horizontal).toString(); });
    QModelIndexList rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    for (const QModelIndex &row : rows)
        add([&](int column) { return row.siblingAtColumn(column).data().toString(); });
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void DataTable::cycleSorting(int column)
{
    if (column != m_sortColumn) {
        m_sortColumn = column;
        m_sortOrder = Qt::DescendingOrder;
    } else if (m_sortOrder == Qt::DescendingOrder) {
        m_sortOrder = Qt::AscendingOrder;
    } else {
        m_sortColumn = -1;
    }
    horizontalHeader()->setSortIndicatorShown(m_sortColumn >= 0);
    if (m_sortColumn >= 0)
        horizontalHeader()->setSortIndicator(m_sortColumn, m_sortOrder);
    model()->sort(m_sortColumn, m_sortOrder);
}

} // namespace anomalyst::ui
