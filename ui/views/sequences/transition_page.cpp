#include "ui/views/sequences/transition_page.h"

#include "ui/charts/transition_graph.h"
#include "ui/models/value_text.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/elided_label.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace anomalyst::ui
{

TransitionPage::TransitionPage(QWidget *parent)
    : QWidget(parent)
    , m_which(new QComboBox)
    , m_summary(new ElidedLabel)
    , m_table(new DataTable)
    , m_model(new ResultTableModel(this))
    , m_graph(new TransitionGraph)
{
    m_which->setObjectName(QStringLiteral("drawnSteps"));
    m_which->setAccessibleName(tr("Which steps are drawn"));
    m_which->addItems({tr("Rarest steps"), tr("Most probable steps")});
    m_table->setModel(m_model);
    m_table->setObjectName(QStringLiteral("transitions"));
    m_table->setAccessibleName(tr("Steps of the model"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 2, 8, 4);
    head->setSpacing(10);
    head->addWidget(m_which);
    head->addWidget(m_summary, 1);
    auto *splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    splitter->addWidget(m_graph);
    splitter->setSizes({400, 500});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(splitter, 1);
    connect(m_which, &QComboBox::activated, this, &TransitionPage::draw);
    connect(m_table, &DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            selectDrawn(m_model->resultRow(index));
    });
    connect(m_table, &DataTable::rowOpened, this,
            [this](const QModelIndex &index) { Q_EMIT stepOpened(m_model->resultRow(index)); });
    connect(m_graph, &TransitionGraph::edgeChosen, this, [this](std::size_t edge) { selectRow(m_drawn[edge]); });
    connect(m_graph, &TransitionGraph::edgeOpened, this, [this](std::size_t edge) { Q_EMIT stepOpened(m_drawn[edge]); });
}

void TransitionPage::setData(std::shared_ptr<const SequencesData> sequences)
{
    m_data = std::move(sequences);
    if (!m_data) {
        m_model->clear();
        m_graph->setGraph({}, {});
        m_summary->setText({});
        return;
    }
    m_model->setContents(m_data, m_data->edges->all().size(), transitionColumns(m_data),
                         [shown = m_data](std::size_t row) { return shown->edges->all()[row].probability < kRareStep; });
    m_table->sortByColumn(0, Qt::AscendingOrder);
    m_table->setColumnWidths({130, 150, 150, 0});
    draw();
}

void TransitionPage::draw()
{
    if (!m_data)
        return;
    m_drawn = drawnEdges(*m_data->edges, {.rarestFirst = m_which->currentIndex() == 0});
    std::vector<QString> names;
    std::vector<std::uint32_t> states;
    const auto place = [&](std::uint32_t state) {
        const auto known = std::ranges::find(states, state);
        if (known != states.end())
            return static_cast<std::size_t>(known - states.begin());
        states.push_back(state);
        names.push_back(displayText(stateName(*m_data, state), 60));
        return states.size() - 1;
    };
    std::vector<GraphEdge> edges;
    for (const std::size_t index : m_drawn) {
        const explain::TransitionEdge &edge = m_data->edges->all()[index];
        const std::size_t from = place(edge.from), to = place(edge.to);
        edges.push_back({from, to, edge.probability, edge.probability < kRareStep});
    }
    m_graph->setGraph(std::move(names), std::move(edges));
    m_summary->setText(tr("%1 of %2 steps drawn · Enter shows the sessions that take one")
                           .arg(countText(m_drawn.size()), countText(m_data->edges->all().size())));
}

void TransitionPage::selectRow(std::size_t edge)
{
    const QSignalBlocker quiet(m_table);
    const QModelIndex index = m_model->indexOfResultRow(edge);
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
}

void TransitionPage::selectDrawn(std::size_t edge)
{
    const auto found = std::ranges::find(m_drawn, edge);
    m_graph->setCurrent(found == m_drawn.end() ? std::nullopt
                                               : std::optional(static_cast<std::size_t>(found - m_drawn.begin())));
}

} // namespace anomalyst::ui
