#include "ui/widgets/columns_field.h"

#include "ui/widgets/display_text.h"
#include "ui/widgets/name_list.h"
#include "ui/widgets/style_sheet.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace anomalyst::ui
{

namespace
{

constexpr int kRowsSeen = 12;
constexpr int kNameLimit = 60;

void showOnly(QListWidget &list, const QString &part)
{
    for (int i = 0; i < list.count(); ++i)
        list.item(i)->setHidden(!list.item(i)->text().contains(part, Qt::CaseInsensitive));
}

} // namespace

ColumnsField::ColumnsField(QWidget *parent)
    : QLineEdit(parent)
{
    QAction *open = addAction(themedIcon(QStringLiteral("chevron-down")), QLineEdit::TrailingPosition);
    open->setToolTip(tr("Choose columns (Alt+Down)"));
    connect(open, &QAction::triggered, this, &ColumnsField::choose);
    connect(this, &QLineEdit::textEdited, this, &ColumnsField::edited);
}

void ColumnsField::setColumns(const std::vector<ColumnSpec> &columns)
{
    m_columns.clear();
    for (const ColumnSpec &column : columns)
        m_columns.push_back(column.name);
    m_defaults.clear();
    clear();
}

void ColumnsField::setDefaults(std::vector<std::string> names, const QString &word)
{
    m_defaults = std::move(names);
    setPlaceholderText(m_defaults.empty() ? word : ui::displayText(joinedNames(m_defaults)));
}

std::vector<std::string> ColumnsField::names() const
{
    return namesIn(text());
}

void ColumnsField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down)
        choose();
    else
        QLineEdit::keyPressEvent(event);
}

void ColumnsField::choose()
{
    if (m_columns.empty())
        return;
    QWidget *popup = makePopup();
    popup->adjustSize();
    popup->move(mapToGlobal(QPoint(width() - popup->width(), height() + 2)));
    popup->show();
}

QWidget *ColumnsField::makePopup()
{
    auto *popup = new QFrame(this, Qt::Popup);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    setPart(popup, "card");
    auto *part = new QLineEdit;
    part->setPlaceholderText(tr("Part of a name"));
    part->setClearButtonEnabled(true);
    QListWidget *list = makeList(popup);
    auto *layout = new QVBoxLayout(popup);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(part);
    layout->addWidget(list);
    connect(part, &QLineEdit::textChanged, list, [list](const QString &text) { showOnly(*list, text); });
    connect(list, &QListWidget::itemChanged, this, [this, list] { take(*list); });
    list->setFocus();
    return popup;
}

// The chosen ones stand first, in their order, which is the order of a key's parts.
QListWidget *ColumnsField::makeList(QWidget *parent) const
{
    const std::vector<std::string> chosen = names().empty() ? m_defaults : names();
    std::vector<std::string> ordered;
    for (const std::string &name : chosen) {
        if (std::ranges::find(m_columns, name) != m_columns.end())
            ordered.push_back(name);
    }
    const std::size_t checked = ordered.size();
    std::ranges::copy_if(m_columns, std::back_inserter(ordered),
                         [&](const std::string &name) { return std::ranges::find(chosen, name) == chosen.end(); });
    auto *list = new QListWidget(parent);
    for (std::size_t i = 0; i < ordered.size(); ++i) {
        auto *item = new QListWidgetItem(ui::displayText(std::string_view(ordered[i]), kNameLimit), list);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(i < checked ? Qt::Checked : Qt::Unchecked);
        item->setData(Qt::UserRole, QString::fromStdString(ordered[i]));
    }
    list->setCurrentRow(0);
    const int rows = std::min(kRowsSeen, list->count());
    list->setFixedHeight(rows * std::max(1, list->sizeHintForRow(0)) + 2 * list->frameWidth() + 4);
    list->setMinimumWidth(std::max(220, list->sizeHintForColumn(0) + 40));
    return list;
}

void ColumnsField::take(const QListWidget &list)
{
    std::vector<std::string> ticked;
    for (int i = 0; i < list.count(); ++i) {
        if (list.item(i)->checkState() == Qt::Checked)
            ticked.push_back(list.item(i)->data(Qt::UserRole).toString().toStdString());
    }
    setText(ticked == m_defaults ? QString() : joinedNames(ticked));
    Q_EMIT edited();
}

} // namespace anomalyst::ui
