#include "ui/views/sequences/session_steps.h"

#include "ui/models/value_text.h"
#include "ui/views/sequences/session_comparison.h"
#include "ui/views/sequences/session_details.h"
#include "ui/views/sequences/session_strip.h"
#include "ui/views/sequences/session_texts.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/plain_label.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

namespace anomalyst::ui
{

SessionSteps::SessionSteps(QWidget *parent)
    : QFrame(parent)
    , m_table(new DataTable)
    , m_model(new ResultTableModel(this))
    , m_title(plainLabel({}, "strong"))
    , m_strip(new SessionStrip)
    , m_score(plainLabel({}))
    , m_others(plainLabel({}, "muted"))
    , m_comparison(new SessionComparison)
{
    setProperty("part", QStringLiteral("panel"));
    setFocusProxy(m_table);
    m_table->setObjectName(QStringLiteral("steps"));
    m_table->setAccessibleName(tr("Steps of the session"));
    m_table->setModel(m_model);
    m_table->setMinimumHeight(90);
    connect(m_table, &DataTable::rowOpened, this,
            [this](const QModelIndex &index) { Q_EMIT stepOpened(m_model->resultRow(index)); });
    connect(m_table, &DataTable::currentRowChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            showStep(m_model->resultRow(index));
    });
    connect(m_strip, &SessionStrip::stepOpened, this, &SessionSteps::stepOpened);
    connect(m_strip, &SessionStrip::stepClicked, this,
            [this](std::size_t step) { m_table->setCurrentIndex(m_model->indexOfResultRow(step)); });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(makeStrip());
    layout->addWidget(m_table, 1);
}

QWidget *SessionSteps::makeHead()
{
    auto *back = new QPushButton(tr("← Sessions"));
    back->setProperty("part", QStringLiteral("flat"));
    back->setToolTip(tr("Back to the sessions (Backspace)"));
    connect(back, &QPushButton::clicked, this, &SessionSteps::leaveRequested);
    auto *copy = new QPushButton(tr("Copy as text"));
    copy->setObjectName(QStringLiteral("copySession"));
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    auto *events = new QPushButton(tr("Show events"));
    connect(events, &QPushButton::clicked, this, &SessionSteps::eventsRequested);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(6, 5, 10, 5);
    row->addWidget(back);
    row->addWidget(m_title, 1);
    row->addWidget(copy);
    row->addWidget(events);
    return head;
}

QWidget *SessionSteps::makeStrip()
{
    m_stripArea = new QScrollArea;
    m_stripArea->setFrameShape(QFrame::NoFrame);
    m_stripArea->setWidget(m_strip);
    m_stripArea->viewport()->setAutoFillBackground(false);
    m_strip->setAutoFillBackground(false);
    m_stripArea->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_stripArea->setFixedHeight(m_strip->sizeHint().height() + m_stripArea->horizontalScrollBar()->sizeHint().height());
    m_score->setObjectName(QStringLiteral("score"));
    m_others->setObjectName(QStringLiteral("others"));
    m_score->setWordWrap(true);
    m_others->setWordWrap(true);
    m_score->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *comparison = new QHBoxLayout;
    comparison->setSpacing(12);
    comparison->addWidget(m_comparison);
    comparison->addWidget(m_others, 1);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 6);
    column->setSpacing(2);
    column->addWidget(m_stripArea);
    for (QLayout *line : {static_cast<QLayout *>(new QHBoxLayout), static_cast<QLayout *>(comparison)}) {
        line->setContentsMargins(16, 0, 12, 0);
        column->addLayout(line);
    }
    column->itemAt(1)->layout()->addWidget(m_score);
    return content;
}

void SessionSteps::showSession(std::shared_ptr<const SequencesData> sequences, std::uint32_t session)
{
    m_data = std::move(sequences);
    const analysis::SessionLikelihood &likelihood = m_data->result.likelihoods.sessions[session];
    m_explanation = explained(*m_data, session);
    explain();
    m_model->setContents(m_data, m_data->session(session).commandCount, stepColumns(m_data, session),
                         [from = likelihood.windowBegin, to = likelihood.windowBegin + likelihood.windowLength](
                             std::size_t step) { return step >= from && step < to; });
    m_table->setColumnWidths({50, 186, 76, 116, 140, 520, 146});
    m_title->setText(
        displayText(tr("%1 · %2").arg(m_data->userName(session), timeText(m_data->session(session).begin))));
    m_title->setToolTip(tr("The steps of the rarest window are red"));
    m_table->setCurrentIndex(m_model->index(static_cast<int>(likelihood.windowBegin), 0));
}

void SessionSteps::explain()
{
    const auto &likelihoods = m_data->result.likelihoods.sessions;
    const double own = likelihoods[m_explanation.session].rarestWindow;
    std::vector<double> others;
    for (const std::uint32_t other : m_explanation.others.sessions)
        others.push_back(likelihoods[other].rarestWindow);
    m_strip->setExplanation(m_explanation);
    m_score->setText(scoreSentence(m_explanation));
    m_others->setText(comparisonSentence(m_explanation, own));
    m_comparison->setLikelihoods(std::move(others), own);
}

void SessionSteps::showStep(std::size_t step)
{
    m_strip->setCurrentStep(step);
    const QRect box = m_strip->boxOf(step);
    m_stripArea->ensureVisible(box.center().x(), box.center().y(), box.width(), 0);
}

QString SessionSteps::text() const
{
    return m_data ? sessionText(*m_data, m_explanation) : QString();
}

void SessionSteps::clear()
{
    m_data.reset();
    m_explanation = {};
    m_strip->setExplanation({});
    m_score->clear();
    m_others->clear();
    m_model->clear();
    m_title->clear();
}

} // namespace anomalyst::ui
