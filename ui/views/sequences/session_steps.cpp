#include "ui/views/sequences/session_steps.h"

#include "ui/models/value_text.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/display_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace anomalyst::ui
{

SessionSteps::SessionSteps(QWidget *parent)
    : QFrame(parent)
    , m_table(new DataTable)
    , m_model(new ResultTableModel(this))
    , m_title(new QLabel)
{
    setProperty("part", QStringLiteral("panel"));
    setFocusProxy(m_table);
    m_table->setObjectName(QStringLiteral("steps"));
    m_table->setAccessibleName(tr("Steps of the session"));
    m_table->setModel(m_model);
    connect(m_table, &DataTable::rowOpened, this,
            [this](const QModelIndex &index) { Q_EMIT stepOpened(m_model->resultRow(index)); });

    auto *back = new QPushButton(tr("← Sessions"));
    back->setProperty("part", QStringLiteral("flat"));
    back->setToolTip(tr("Back to the sessions (Backspace)"));
    connect(back, &QPushButton::clicked, this, &SessionSteps::leaveRequested);
    auto *events = new QPushButton(tr("Show events"));
    connect(events, &QPushButton::clicked, this, &SessionSteps::eventsRequested);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setProperty("part", QStringLiteral("strong"));
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(6, 5, 10, 5);
    head->addWidget(back);
    head->addWidget(m_title, 1);
    head->addWidget(events);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
}

void SessionSteps::showSession(std::shared_ptr<const SequencesData> sequences, std::uint32_t session)
{
    const analysis::SessionLikelihood &likelihood = sequences->result.likelihoods.sessions[session];
    m_model->setContents(sequences, sequences->session(session).commandCount, stepColumns(sequences, session),
                         [from = likelihood.windowBegin, to = likelihood.windowBegin + likelihood.windowLength](
                             std::size_t step) { return step >= from && step < to; });
    m_table->setColumnWidths({50, 186, 76, 116, 140, 520, 146});
    m_title->setText(
        displayText(tr("%1 · %2").arg(sequences->userName(session), timeText(sequences->session(session).begin))));
    m_title->setToolTip(tr("The steps of the rarest window are red"));
    m_table->setCurrentIndex(m_model->index(static_cast<int>(likelihood.windowBegin), 0));
}

void SessionSteps::clear()
{
    m_model->clear();
    m_title->clear();
}

} // namespace anomalyst::ui
