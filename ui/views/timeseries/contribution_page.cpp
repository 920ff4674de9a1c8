#include "ui/views/timeseries/contribution_page.h"

#include "ui/widgets/data_table.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/elided_label.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace anomalyst::ui
{

namespace
{

constexpr int kSummaryLimit = 300;

} // namespace

ContributionPage::ContributionPage(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_summary(new ElidedLabel)
    , m_include(new QPushButton(tr("Filter and list events")))
    , m_exclude(new QPushButton(tr("Exclude")))
    , m_table(new DataTable)
    , m_model(new ResultTableModel(this))
{
    m_table->setModel(m_model);
    m_table->setObjectName(QStringLiteral("contributions"));
    m_table->setAccessibleName(tr("What made the window different"));
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(m_table, 1);

    connect(m_table, &DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        m_include->setEnabled(index.isValid());
        m_exclude->setEnabled(index.isValid());
        if (index.isValid())
            m_workbench.selection.select(contributionDetails(*m_data, m_model->resultRow(index)));
    });
    connect(m_table, &DataTable::rowOpened, this,
            [this](const QModelIndex &index) { includeAndList(m_model->resultRow(index)); });
    connect(m_table, &QWidget::customContextMenuRequested, this, &ContributionPage::showMenu);
    ask(std::nullopt);
}

QWidget *ContributionPage::makeHead()
{
    m_include->setToolTip(tr("Make the value a filter and list the events of the window (Enter)"));
    m_exclude->setToolTip(tr("Leave its events out of everything"));
    m_include->setObjectName(QStringLiteral("includeContribution"));
    m_exclude->setObjectName(QStringLiteral("excludeContribution"));
    connect(m_include, &QPushButton::clicked, this, [this] {
        if (const auto row = currentRow())
            includeAndList(*row);
    });
    connect(m_exclude, &QPushButton::clicked, this, [this] {
        if (const auto row = currentRow())
            filterBy(*row, query::Operator::NotEqual);
    });
    auto *head = new QWidget;
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(12, 2, 8, 6);
    layout->addWidget(m_summary, 1);
    for (QPushButton *button : {m_include, m_exclude}) {
        button->setProperty("part", QStringLiteral("flat"));
        layout->addWidget(button);
    }
    return head;
}

void ContributionPage::ask(std::optional<Question> question)
{
    m_question = std::move(question);
    m_isAsked = false;
    if (!m_question) {
        m_data.reset();
        m_model->clear();
        say(tr("Select an anomaly period or brush a stretch of time to see which values made it different."));
        m_include->setEnabled(false);
        m_exclude->setEnabled(false);
    } else if (isVisible()) {
        search();
    }
}

void ContributionPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_question && !m_isAsked)
        search();
}

void ContributionPage::search()
{
    const auto events = m_workbench.openCase.columns(m_question->log);
    if (!events)
        return;
    m_isAsked = true;
    if (!m_data)
        say(tr("Looking at every column…"));
    m_workbench.jobs.start<ContributionsData>(
        this, QStringLiteral("contributions"), tr("Looking for what made it different"),
        [events, params = m_question->params](const WorkContext &context) {
            return ContributionsData{events->log(), params, explain::findContributions(*events, params, context)};
        },
        {.done = [this](ContributionsData data) { present(std::move(data)); },
         .failed =
             [this](const JobFailure &failure) {
                 m_data.reset();
                 m_model->clear();
                 say(failure.problem + QStringLiteral("; ") + failure.remedy);
                 Q_EMIT answered();
             },
         .cancelled = [this] { m_isAsked = false; }});
}

void ContributionPage::present(ContributionsData data)
{
    if (!m_question || data.params.window != m_question->params.window)
        return; // asked for something else since
    m_data = std::make_shared<const ContributionsData>(std::move(data));
    m_model->setContents(m_data, m_data->found.ranked.size(), contributionColumns(m_data),
                         [data = m_data](std::size_t row) { return data->found.ranked[row].isNew; });
    m_table->setColumnWidths({118, 176, 140, 88, 88, 120, 66, 0});
    say(contributionSummary(*m_data));
    m_include->setEnabled(false);
    m_exclude->setEnabled(false);
    Q_EMIT answered();
}

void ContributionPage::say(const QString &text)
{
    m_summary->setText(text);
    m_summary->setToolTip(displayRichText(text, kSummaryLimit));
}

std::optional<std::size_t> ContributionPage::currentRow() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? std::optional(m_model->resultRow(index)) : std::nullopt;
}

void ContributionPage::filterBy(std::size_t row, query::Operator op)
{
    query::Condition condition = explain::contributionCondition(m_data->log, m_data->found.ranked[row]);
    condition.op = op;
    m_workbench.filters.add({.log = m_data->log.id, .condition = std::move(condition)});
}

void ContributionPage::includeAndList(std::size_t row)
{
    const EventScope scope = windowScope(*m_data);
    filterBy(row, query::Operator::Equal);
    m_workbench.selection.showEvents(scope);
}

void ContributionPage::showMenu(const QPoint &position)
{
    const QModelIndex index = m_table->indexAt(position);
    if (!index.isValid())
        return;
    const std::size_t row = m_model->resultRow(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, auto run) {
        connect(menu->addAction(text), &QAction::triggered, this, run);
    };
    add(tr("Filter and list events"), [this, row] { includeAndList(row); });
    add(tr("Only events with it"), [this, row] { filterBy(row, query::Operator::Equal); });
    add(tr("Exclude its events"), [this, row] { filterBy(row, query::Operator::NotEqual); });
    menu->addSeparator();
    add(tr("List all events of the window"), [this] { m_workbench.selection.showEvents(windowScope(*m_data)); });
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

} // namespace anomalyst::ui
