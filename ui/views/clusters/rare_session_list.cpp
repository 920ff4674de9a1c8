#include "ui/views/clusters/rare_session_list.h"

#include "ui/widgets/data_table.h"

#include <QVBoxLayout>

namespace anomalyst::ui
{

namespace
{

constexpr std::size_t kReasons = 6;
constexpr std::size_t kEmphasised = 3;

} // namespace

RareSessionList::RareSessionList(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_table(new DataTable)
    , m_model(new ResultTableModel(this))
{
    m_table->setModel(m_model);
    m_table->setObjectName(QStringLiteral("sessions"));
    m_table->setAccessibleName(tr("Sessions, rarest first"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    connect(m_table, &DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            select(m_model->resultRow(index));
    });
    connect(m_table, &DataTable::rowOpened, this,
            [this](const QModelIndex &index) { Q_EMIT sessionOpened(m_model->resultRow(index)); });
}

void RareSessionList::setData(std::shared_ptr<const ClustersData> found)
{
    m_data = std::move(found);
    m_model->setFilter({});
    if (!m_data) {
        m_model->clear();
        return;
    }
    const result::ClustersResult &result = m_data->result;
    m_model->setContents(m_data, result.sessions.size(), rareSessionColumns(m_data), [shown = m_data](std::size_t row) {
        return row < kEmphasised && shown->result.sessions[row].meanRarity > kRareSession;
    });
    QList<int> widths(static_cast<qsizetype>(result.params.sessionColumns.size()), 108);
    m_table->setColumnWidths(widths << 132 << 124 << 66 << 62 << 146 << 92 << 146);
}

void RareSessionList::showOnly(std::optional<std::vector<bool>> sessions)
{
    if (!sessions)
        m_model->setFilter({});
    else
        m_model->setFilter([only = std::move(*sessions)](std::size_t row) { return row >= only.size() || only[row]; });
}

void RareSessionList::select(std::size_t session)
{
    m_workbench.selection.select(sessionDetails(*m_data, session));
    Q_EMIT sessionSelected(session);
    explain(session);
}

void RareSessionList::explain(std::size_t session)
{
    m_workbench.jobs.start<explain::SessionRarityExplanation>(
        this, QStringLiteral("session rarity"), tr("Looking for what makes the session rare"),
        [data = m_data, session](const WorkContext &context) {
            return explain::explainSessionRarity(data->result, session, kReasons, context);
        },
        {.done =
             [this, data = m_data](explain::SessionRarityExplanation why) {
                 const Details described = sessionDetails(*data, why.session);
                 // Something else may have been selected since.
                 if (data == m_data && m_workbench.selection.details().title == described.title &&
                     m_workbench.selection.details().caption == described.caption)
                     m_workbench.selection.select(sessionDetails(*data, why));
                 Q_EMIT explained();
             },
         .failed = [this](const JobFailure &failure) { m_workbench.notices.postFailure(tr("Not explained"), failure); },
         .cancelled = [] {}});
}

} // namespace anomalyst::ui
