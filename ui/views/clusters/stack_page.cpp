#include "ui/views/clusters/stack_page.h"

#include "core/export/result_tables.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/elided_label.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace anomalyst::ui
{

namespace
{

// What an analyst stacks first.
std::size_t firstColumn(const store::LogInfo &log)
{
    for (const Role role : {Role::Process, Role::Operation, Role::CommandLine, Role::Host, Role::User}) {
        if (const auto column = log.columnWithRole(role))
            return *column;
    }
    return 0;
}

} // namespace

StackPage::StackPage(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_column(new QComboBox)
    , m_search(new QLineEdit)
    , m_summary(new ElidedLabel)
    , m_include(new QPushButton(tr("Include")))
    , m_exclude(new QPushButton(tr("Exclude")))
    , m_export(new QPushButton(tr("Export…")))
    , m_table(new DataTable)
    , m_model(new ResultTableModel(this))
{
    m_table->setModel(m_model);
    m_table->setObjectName(QStringLiteral("stack"));
    m_table->setAccessibleName(tr("Values, rarest first"));
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(m_table, 1);
    connectAll();
}

QWidget *StackPage::makeHead()
{
    m_column->setObjectName(QStringLiteral("stackColumn"));
    m_column->setAccessibleName(tr("Column whose values are counted"));
    m_column->setMaximumWidth(220);
    m_search->setObjectName(QStringLiteral("stackSearch"));
    m_search->setPlaceholderText(tr("Filter values…"));
    m_search->setAccessibleName(tr("Filter values"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(124);
    m_search->setMaximumWidth(200);
    m_include->setObjectName(QStringLiteral("includeValue"));
    m_exclude->setObjectName(QStringLiteral("excludeValue"));
    m_include->setToolTip(tr("Make the value a filter and list its events (Enter)"));
    m_exclude->setToolTip(tr("Leave its events out of everything (Delete)"));
    auto *head = new QWidget;
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(8, 2, 8, 6);
    layout->setSpacing(8);
    layout->addWidget(m_column, 1);
    layout->addWidget(m_search, 1);
    layout->addWidget(m_summary, 2);
    for (QPushButton *button : {m_include, m_exclude, m_export}) {
        button->setProperty("part", QStringLiteral("flat"));
        button->setEnabled(false);
        layout->addWidget(button);
    }
    return head;
}

void StackPage::connectAll()
{
    connect(m_column, &QComboBox::activated, this, &StackPage::refresh);
    connect(m_search, &QLineEdit::textChanged, this, &StackPage::search);
    connect(m_include, &QPushButton::clicked, this, &StackPage::includeAndList);
    connect(m_exclude, &QPushButton::clicked, this, [this] { filterBy(query::Operator::NotEqual); });
    connect(m_export, &QPushButton::clicked, this, &StackPage::exportStack);
    connect(m_table, &DataTable::rowOpened, this, &StackPage::includeAndList);
    connect(m_table, &QWidget::customContextMenuRequested, this, &StackPage::showMenu);
    connect(m_table, &DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        m_include->setEnabled(index.isValid());
        m_exclude->setEnabled(index.isValid());
    });
    connect(&m_workbench.filters, &FilterStack::filtersChanged, this, &StackPage::refresh);
    auto *exclude = new QAction(this);
    exclude->setShortcut(Qt::Key_Delete);
    exclude->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(exclude);
    connect(exclude, &QAction::triggered, this, [this] { filterBy(query::Operator::NotEqual); });
}

void StackPage::setLog(LogId id)
{
    const store::LogInfo *log = m_workbench.openCase.log(id);
    const QString before = m_column->currentText();
    const bool isSame = id == m_log;
    m_log = id;
    m_column->clear();
    m_data.reset();
    m_model->clear();
    m_summary->setText({});
    m_export->setEnabled(false);
    if (log == nullptr)
        return;
    for (const ColumnSpec &column : log->columns)
        m_column->addItem(displayText(column.name, 80));
    const int known = isSame ? m_column->findText(before) : -1;
    m_column->setCurrentIndex(known >= 0 ? known : static_cast<int>(firstColumn(*log)));
    refresh();
}

void StackPage::refresh()
{
    m_isCounted = false;
    if (isVisible())
        count();
}

void StackPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_isCounted)
        count();
}

void StackPage::count()
{
    const auto events = m_workbench.openCase.columns(m_log);
    if (!events || m_column->currentIndex() < 0)
        return;
    m_isCounted = true;
    const auto column = static_cast<std::size_t>(m_column->currentIndex());
    m_workbench.jobs.start<StackData>(
        this, QStringLiteral("stack"), tr("Counting values of %1").arg(m_column->currentText()),
        [events, column, selection = m_workbench.filters.selectionFor(m_log)](const WorkContext &context) {
            return readStack(*events, selection, column, context);
        },
        {.done = [this](StackData counts) { present(std::move(counts)); },
         .failed =
             [this](const JobFailure &failure) {
                 m_summary->setText(failure.problem + QStringLiteral("; ") + failure.remedy);
                 Q_EMIT counted();
             },
         .cancelled = [this] { m_isCounted = false; }});
}

void StackPage::present(StackData counts)
{
    m_data = std::make_shared<const StackData>(std::move(counts));
    m_model->setContents(m_data, m_data->counts.size(), stackColumns(m_data),
                         [shown = m_data](std::size_t row) { return shown->counts[row].events == 1; });
    search();
    m_table->setColumnWidths({420, 150, 80, 146, 0});
    m_summary->setText(stackSummary(*m_data));
    m_include->setEnabled(false);
    m_exclude->setEnabled(false);
    m_export->setEnabled(true);
    Q_EMIT counted();
}

void StackPage::search()
{
    const std::string word = m_search->text().trimmed().toStdString();
    if (word.empty() || !m_data) {
        m_model->setFilter({});
        return;
    }
    m_model->setFilter([shown = m_data, word = QString::fromStdString(word)](std::size_t row) {
        return row < shown->counts.size() &&
               QString::fromStdString(shown->counts[row].value).contains(word, Qt::CaseInsensitive);
    });
}

std::optional<std::size_t> StackPage::currentRow() const
{
    const QModelIndex index = m_table->currentIndex();
    return m_data && index.isValid() ? std::optional(m_model->resultRow(index)) : std::nullopt;
}

void StackPage::filterBy(query::Operator op)
{
    if (const auto row = currentRow())
        m_workbench.filters.add({.log = m_data->log, .condition = {m_data->column, op, m_data->counts[*row].value}});
}

void StackPage::includeAndList()
{
    const LogId log = m_log;
    if (!currentRow())
        return;
    filterBy(query::Operator::Equal);
    m_workbench.selection.showEvents({.log = log, .title = {}, .rows = nullptr, .window = {}});
}

void StackPage::showMenu(const QPoint &position)
{
    if (!currentRow())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Filter and list events")), &QAction::triggered, this, &StackPage::includeAndList);
    connect(menu->addAction(tr("Only these events")), &QAction::triggered, this,
            [this] { filterBy(query::Operator::Equal); });
    connect(menu->addAction(tr("Exclude")), &QAction::triggered, this,
            [this] { filterBy(query::Operator::NotEqual); });
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

void StackPage::exportStack()
{
    if (m_data)
        m_workbench.exports.request({tr("Values of %1").arg(m_column->currentText()), QStringLiteral("values.csv"),
                                     [shown = m_data](const auto &target, const auto &context) {
                                         exporting::writeValueCounts(target, shown->counts, context);
                                     }});
}

} // namespace anomalyst::ui
