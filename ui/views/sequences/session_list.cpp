#include "ui/views/sequences/session_list.h"

#include "ui/views/sequences/session_details.h"
#include "ui/views/sequences/session_texts.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/display_text.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QShortcut>
#include <QVBoxLayout>

namespace anomalyst::ui
{

SessionList::SessionList(QWidget *parent)
    : QWidget(parent)
    , m_table(new DataTable)
    , m_model(new ResultTableModel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    setFocusProxy(m_table);
    m_table->setObjectName(QStringLiteral("sequences"));
    m_table->setAccessibleName(tr("Sessions, least likely first"));
    m_table->setModel(m_model);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            Q_EMIT sessionSelected(m_model->resultRow(index));
    });
    connect(m_table, &DataTable::rowOpened, this,
            [this](const QModelIndex &index) { Q_EMIT sessionOpened(m_model->resultRow(index)); });
    connect(m_table, &QWidget::customContextMenuRequested, this, &SessionList::showMenu);
    auto *keys = new QShortcut(QKeySequence::Copy, m_table);
    keys->setContext(Qt::WidgetWithChildrenShortcut);
    connect(keys, &QShortcut::activated, this, [this] {
        if (m_table->currentIndex().isValid())
            copy(line(m_model->resultRow(m_table->currentIndex())));
    });
}

void SessionList::setData(std::shared_ptr<const SequencesData> sequences, std::size_t unusual)
{
    m_data = std::move(sequences);
    const result::SequencesResult &result = m_data->result;
    m_model->setContents(m_data, result.order.size(), sequenceColumns(m_data),
                         [unusual](std::size_t row) { return row < unusual; });
    QList<int> widths{142};
    for (std::size_t i = 0; i < result.table->userColumns.size(); ++i)
        widths << (i == 0 ? 170 : 104);
    m_table->setColumnWidths(widths << 142 << 96 << 86 << 74 << 420);
}

void SessionList::showOnly(std::optional<std::vector<bool>> ranks)
{
    if (!ranks)
        m_model->setFilter({});
    else
        m_model->setFilter([only = std::move(*ranks)](std::size_t rank) { return rank >= only.size() || only[rank]; });
}

void SessionList::clear()
{
    m_data.reset();
    m_model->clear();
}

void SessionList::select(std::size_t rank)
{
    const QModelIndex index = m_model->indexOfResultRow(rank);
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
}

QString SessionList::line(std::size_t rank) const
{
    QStringList cells;
    const int row = m_model->indexOfResultRow(rank).row();
    for (int column = 0; column < m_model->columnCount(); ++column)
        cells << displayText(m_model->index(row, column).data().toString());
    return cells.join(QLatin1Char('\t'));
}

void SessionList::copy(const QString &text) const
{
    QGuiApplication::clipboard()->setText(text);
}

void SessionList::showMenu(const QPoint &position)
{
    const QModelIndex index = m_table->indexAt(position);
    if (!index.isValid())
        return;
    const std::size_t rank = m_model->resultRow(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, auto run) {
        connect(menu->addAction(text), &QAction::triggered, this, run);
    };
    add(tr("Show steps"), [this, rank] { Q_EMIT sessionOpened(rank); });
    add(tr("Show events"), [this, rank] { Q_EMIT eventsRequested(rank); });
    menu->addSeparator();
    add(tr("Copy line"), [this, rank] { copy(line(rank)); });
    add(tr("Copy session as text"),
        [this, rank] { copy(sessionText(*m_data, explained(*m_data, m_data->result.order[rank]))); });
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

} // namespace anomalyst::ui
