#include "ui/views/clusters/process_page.h"

#include "ui/widgets/data_table.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QShortcut>
#include <QTreeView>
#include <QVBoxLayout>

namespace anomalyst::ui
{

namespace
{

constexpr std::size_t kAllUnfolded = 2000; // so many nodes are unfolded at once
constexpr int kUnfoldedDepth = 2;          // of more

// What is rare is written in the colour of spikes.
class ProcessDelegate : public DataTableDelegate
{
public:
    using DataTableDelegate::DataTableDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        DataTableDelegate::initStyleOption(option, index);
        if (index.column() == ProcessTreeModel::Process && index.data(EmphasisRole).toBool()) {
            option->palette.setColor(QPalette::Text, theme().spike);
            option->font.setWeight(QFont::DemiBold);
        }
    }
};

} // namespace

ProcessPage::ProcessPage(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_onlyRare(new QCheckBox(tr("Only what leads to something rare")))
    , m_search(new QLineEdit)
    , m_summary(new ElidedLabel)
    , m_tree(new QTreeView)
    , m_model(new ProcessTreeModel(this))
{
    m_tree->setObjectName(QStringLiteral("processTree"));
    m_tree->setAccessibleName(tr("Processes under their parents"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new ProcessDelegate(m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setIndentation(16);
    const int widths[] = {300, 120, 146, 160};
    for (int column = 0; column < 4; ++column)
        m_tree->header()->resizeSection(column, widths[column]);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(m_tree, 1);
    connectTree();
}

QWidget *ProcessPage::makeHead()
{
    m_onlyRare->setObjectName(QStringLiteral("onlyRare"));
    m_onlyRare->setChecked(true);
    m_search->setObjectName(QStringLiteral("processSearch"));
    m_search->setPlaceholderText(tr("Find a process…"));
    m_search->setAccessibleName(tr("Find a process by program, command line or account"));
    m_search->setToolTip(tr("Enter goes to the next one"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(240);
    auto *head = new QWidget;
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(8, 2, 8, 6);
    layout->setSpacing(10);
    layout->addWidget(m_search, 1);
    layout->addWidget(m_onlyRare);
    layout->addWidget(m_summary, 2);
    connect(m_onlyRare, &QCheckBox::toggled, this, &ProcessPage::showNodes);
    connect(m_search, &QLineEdit::returnPressed, this, &ProcessPage::search);
    return head;
}

void ProcessPage::connectTree()
{
    const auto open = [this](const QModelIndex &index) {
        if (index.isValid() && m_data->tree.nodes[m_model->nodeOf(index)].row)
            m_workbench.selection.showEvents(processScope(*m_data, m_model->nodeOf(index)));
    };
    connect(m_tree, &QAbstractItemView::doubleClicked, this, open);
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *enter = new QShortcut(key, m_tree);
        enter->setContext(Qt::WidgetShortcut);
        connect(enter, &QShortcut::activated, this, [this, open] { open(m_tree->currentIndex()); });
    }
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            m_workbench.selection.select(processDetails(*m_data, m_model->nodeOf(index)));
    });
}

void ProcessPage::setClusters(std::shared_ptr<const ClustersData> clusters)
{
    m_clusters = std::move(clusters);
    m_isMade = false;
    if (isVisible() || !m_clusters)
        make();
}

void ProcessPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_isMade)
        make();
}

void ProcessPage::make()
{
    m_isMade = true;
    const auto events = m_clusters ? m_workbench.openCase.columns(m_clusters->log) : nullptr;
    if (!events) {
        m_data.reset();
        m_model->setData(nullptr, true);
        m_summary->setText({});
        return;
    }
    m_workbench.jobs.start<ProcessTreeData>(
        this, QStringLiteral("process tree"), tr("Putting processes under their parents"),
        [events, clusters = m_clusters](const WorkContext &context) {
            return readProcessTree(*events, clusters, context);
        },
        {.done = [this](ProcessTreeData made) { present(std::move(made)); },
         .failed =
             [this](const JobFailure &failure) {
                 m_data.reset();
                 m_model->setData(nullptr, true);
                 m_summary->setText(failure.problem + QStringLiteral("; ") + failure.remedy);
                 m_summary->setToolTip(m_summary->accessibleName());
                 Q_EMIT made();
             },
         .cancelled = [this] { m_isMade = false; }});
}

void ProcessPage::present(ProcessTreeData tree)
{
    m_data = std::make_shared<const ProcessTreeData>(std::move(tree));
    showNodes();
    Q_EMIT made();
}

void ProcessPage::showNodes()
{
    if (!m_data)
        return;
    m_model->setData(m_data, m_onlyRare->isChecked());
    if (m_model->shown() <= kAllUnfolded)
        m_tree->expandAll();
    else
        m_tree->expandToDepth(kUnfoldedDepth);
    m_summary->setText(tr("%1 of %2 processes, %3 of them rare")
                           .arg(countText(m_model->shown()), countText(m_data->tree.nodes.size()),
                                countText(m_data->rare)));
}

void ProcessPage::search()
{
    const QString word = m_search->text().trimmed();
    if (!m_data || word.isEmpty())
        return;
    const QModelIndex current = m_tree->currentIndex();
    const std::size_t from = current.isValid() ? m_model->nodeOf(current) : m_data->tree.nodes.size() - 1;
    m_workbench.jobs.start<std::optional<std::size_t>>(
        this, QStringLiteral("find process"), tr("Looking for a process"),
        [shown = m_data, word, from, rare = m_onlyRare->isChecked()](const WorkContext &context) {
            return findProcess(*shown, word, from, rare, context);
        },
        {.done =
             [this, word, shown = m_data](std::optional<std::size_t> node) {
                 if (shown == m_data && node)
                     goTo(*node);
                 else if (shown == m_data)
                     m_summary->setText(tr("No process holds “%1”%2").arg(
                         word, m_onlyRare->isChecked() ? tr(" among those that lead to something rare") : QString()));
                 Q_EMIT searched();
             },
         .failed = [this](const JobFailure &failure) { m_summary->setText(failure.problem); },
         .cancelled = [] {}});
}

void ProcessPage::goTo(std::size_t node)
{
    const QModelIndex index = m_model->indexOf(node);
    for (QModelIndex parent = index.parent(); parent.isValid(); parent = parent.parent())
        m_tree->expand(parent);
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
}

} // namespace anomalyst::ui
