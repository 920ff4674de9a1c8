#include "ui/views/events/column_chooser.h"

#include "ui/widgets/display_text.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style_sheet.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>

namespace anomalyst::ui
{

namespace
{

constexpr int kColumnRole = Qt::UserRole;

std::size_t columnOf(const QListWidgetItem *item)
{
    return static_cast<std::size_t>(item->data(kColumnRole).toInt());
}

} // namespace

ColumnChooser::ColumnChooser(const std::vector<ColumnSpec> &columns, const ColumnLayout &layout, QWidget *parent)
    : QDialog(parent)
    , m_columns(columns)
    , m_layout(layout)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setWindowTitle(tr("Columns"));
    resize(460, 560);
    m_search->setPlaceholderText(tr("Find a column…"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(themedIcon(QStringLiteral("search"), &Theme::mutedText), QLineEdit::LeadingPosition);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setAccessibleName(tr("Columns in their order"));
    m_list->setUniformItemSizes(true);
    setPart(m_list, "names");
    auto *row = new QHBoxLayout;
    row->addWidget(m_list, 1);
    row->addWidget(makeButtons());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    column->addWidget(m_search);
    column->addLayout(row, 1);
    column->addWidget(plainLabel(
        tr("Space shows or hides, Alt+Up and Alt+Down move. Kept for logs with these columns."), "muted", this));
    connect(m_search, &QLineEdit::textChanged, this, &ColumnChooser::filterNames);
    // Later: the list is filled anew, and the item that tells of its tick must outlive that.
    connect(m_list, &QListWidget::itemChanged, this, &ColumnChooser::readTicks, Qt::QueuedConnection);
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &ColumnChooser::readOrder, Qt::QueuedConnection);
    fill();
    m_list->setCurrentRow(0);
    m_list->setFocus();
}

QWidget *ColumnChooser::makeButtons()
{
    auto *buttons = new QWidget(this);
    auto *column = new QVBoxLayout(buttons);
    column->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const QString &text, const char *name, auto run) {
        auto *button = new QPushButton(text, buttons);
        button->setObjectName(QString::fromLatin1(name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, run);
        column->addWidget(button);
        return button;
    };
    add(tr("Move up"), "moveUp", [this] { moveCurrent(-1); })->setToolTip(tr("Alt+Up"));
    add(tr("Move down"), "moveDown", [this] { moveCurrent(1); })->setToolTip(tr("Alt+Down"));
    column->addSpacing(10);
    add(tr("Freeze up to here"), "freeze", [this] {
        if (const auto current = currentColumn())
            take(withFrozenUpTo(m_layout, *current), *current);
    });
    add(tr("Unfreeze all"), "unfreeze", [this] {
        ColumnLayout loose = m_layout;
        loose.frozen = 0;
        take(loose, currentColumn().value_or(0));
    });
    column->addSpacing(10);
    add(tr("Show all"), "showAll", [this] { showOnly(true); });
    add(tr("Hide all"), "hideAll", [this] { showOnly(false); });
    add(tr("Reset"), "reset", [this] { take(firstLayout(m_columns.size()), currentColumn().value_or(0)); });
    column->addStretch(1);
    add(tr("Close"), "close", [this] { accept(); });
    for (const auto &[keys, steps] : {std::pair("Alt+Up", -1), std::pair("Alt+Down", 1)})
        connect(new QShortcut(QKeySequence(QString::fromLatin1(keys)), this), &QShortcut::activated, this,
                [this, steps] { moveCurrent(steps); });
    return buttons;
}

void ColumnChooser::fill()
{
    m_list->clear();
    for (std::size_t i = 0; i < m_layout.places.size(); ++i) {
        const ColumnPlace &place = m_layout.places[i];
        const QString name = displayText(std::string_view(m_columns[place.column].name), 100);
        auto *item = new QListWidgetItem(i < m_layout.frozen ? tr("%1   (frozen)").arg(name) : name, m_list);
        item->setData(kColumnRole, static_cast<int>(place.column));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled);
        item->setCheckState(place.shown ? Qt::Checked : Qt::Unchecked);
    }
    filterNames(m_search->text());
}

void ColumnChooser::filterNames(const QString &text)
{
    for (int i = 0; i < m_list->count(); ++i)
        m_list->item(i)->setHidden(!m_list->item(i)->text().contains(text.trimmed(), Qt::CaseInsensitive));
}

void ColumnChooser::take(const ColumnLayout &layout, std::size_t current)
{
    m_layout = layout;
    fill();
    m_list->setCurrentRow(static_cast<int>(m_layout.placeOf(current)));
    Q_EMIT changed(m_layout);
}

void ColumnChooser::readTicks()
{
    ColumnLayout layout = m_layout;
    for (int i = 0; i < m_list->count(); ++i)
        layout.at(columnOf(m_list->item(i))).shown = m_list->item(i)->checkState() == Qt::Checked;
    if (layout == m_layout)
        return;
    if (layout.shownCount() == 0)
        layout = m_layout; // one stays
    take(layout, currentColumn().value_or(0));
}

void ColumnChooser::readOrder()
{
    ColumnLayout layout{.places = {}, .frozen = m_layout.frozen};
    for (int i = 0; i < m_list->count(); ++i)
        layout.places.push_back(m_layout.at(columnOf(m_list->item(i))));
    take(layout, currentColumn().value_or(0));
}

void ColumnChooser::moveCurrent(int steps)
{
    const auto current = currentColumn();
    if (!current)
        return;
    const auto place = static_cast<std::ptrdiff_t>(m_layout.placeOf(*current)) + steps;
    if (place >= 0 && place < static_cast<std::ptrdiff_t>(m_layout.places.size()))
        take(withMoved(m_layout, *current, static_cast<std::size_t>(place)), *current);
}

void ColumnChooser::showOnly(bool all)
{
    ColumnLayout layout = m_layout;
    for (int i = 0; i < m_list->count(); ++i) {
        if (!m_list->item(i)->isHidden())
            layout = withShown(std::move(layout), columnOf(m_list->item(i)), all);
    }
    take(layout, currentColumn().value_or(0));
}

std::optional<std::size_t> ColumnChooser::currentColumn() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? std::optional(columnOf(item)) : std::nullopt;
}

} // namespace anomalyst::ui
