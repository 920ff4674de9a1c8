#include "ui/views/clusters/session_page.h"

#include "ui/widgets/data_table.h"
#include "ui/widgets/elided_label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace anomalyst::ui
{

SessionPage::SessionPage(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_title(new ElidedLabel)
    , m_list(new QPushButton(tr("List all in Events")))
    , m_table(new DataTable)
    , m_model(new ResultTableModel(this))
{
    m_table->setModel(m_model);
    m_table->setObjectName(QStringLiteral("sessionEvents"));
    m_table->setAccessibleName(tr("Events of the session, in order"));
    m_list->setProperty("part", QStringLiteral("flat"));
    m_list->setObjectName(QStringLiteral("listSession"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 2, 8, 6);
    head->addWidget(m_title, 1);
    head->addWidget(m_list);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    connect(m_list, &QPushButton::clicked, this,
            [this] { m_workbench.selection.showEvents(sessionScope(*m_data, m_session)); });
    connect(m_table, &DataTable::rowOpened, this, [this](const QModelIndex &index) {
        const EventRow row = m_data->result.sessions[m_session].rows[m_model->resultRow(index)];
        m_workbench.selection.showEvents({.log = m_data->log,
                                          .title = tr("An event of %1").arg(sessionScope(*m_data, m_session).title),
                                          .rows = std::make_shared<const std::vector<EventRow>>(1, row),
                                          .window = {}});
    });
    clear();
}

void SessionPage::showSession(std::shared_ptr<const ClustersData> found, std::size_t session)
{
    m_data = std::move(found);
    m_session = session;
    const result::SessionSummary &summary = m_data->result.sessions[session];
    m_model->setContents(m_data, summary.rows.size(), sessionEventColumns(m_data, session),
                         [shown = m_data, session](std::size_t at) {
                             return eventRarity(*shown, shown->result.sessions[session].rows[at]) >= kRareEvent;
                         });
    m_table->setColumnWidths({146, 124, 68, 150, 0});
    m_title->setText(tr("%1 · %2 events in order · mean rarity %3")
                         .arg(sessionName(summary.key), countText(summary.events), numberText(summary.meanRarity, 3)));
    m_list->setEnabled(true);
}

void SessionPage::clear()
{
    m_data.reset();
    m_model->clear();
    m_title->setText(tr("Select a session to read its events in order, each with its rarity."));
    m_list->setEnabled(false);
}

void SessionPage::focusEvents()
{
    m_table->setFocus(Qt::OtherFocusReason);
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
}

} // namespace anomalyst::ui
