#include "ui/widgets/analysis_page.h"

#include "ui/widgets/display_text.h"

#include <QComboBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace anomalyst::ui
{

namespace
{

constexpr int kParameterWidth = 222;
constexpr int kSettleMs = 350;
constexpr int kLogNameLimit = 60;

QLabel *makeLabel(const char *part, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("part", QString::fromLatin1(part));
    return label;
}

} // namespace

AnalysisPage::AnalysisPage(QWidget *parent)
    : QWidget(parent)
    , m_settle(new QTimer(this))
{
    m_settle->setSingleShot(true);
    m_settle->setInterval(kSettleMs);
    connect(m_settle, &QTimer::timeout, this, &AnalysisPage::changeSettled);

    m_stack = new QStackedWidget;
    m_stack->addWidget(makeMessage());
    auto *left = new QVBoxLayout;
    left->setSpacing(8);
    left->addWidget(makeHeader());
    left->addWidget(m_stack, 1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 10);
    layout->setSpacing(10);
    layout->addLayout(left, 1);
    layout->addWidget(makeParameters());
}

QWidget *AnalysisPage::makeHeader()
{
    auto *header = new QWidget;
    m_logs = new QComboBox(header);
    m_logs->setAccessibleName(tr("Log"));
    m_logs->setMinimumWidth(150);
    connect(m_logs, &QComboBox::activated, this, [this] { Q_EMIT logChosen(currentLog()); });
    m_summary = makeLabel("muted", header);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_stale = makeLabel("badge", header);
    m_stale->setText(tr("Parameters changed"));
    m_stale->hide();
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_logs);
    layout->addSpacing(6);
    layout->addWidget(m_summary, 1);
    layout->addWidget(m_stale);
    return header;
}

QWidget *AnalysisPage::makeMessage()
{
    auto *card = new QFrame;
    card->setProperty("part", QStringLiteral("card"));
    m_messageTitle = makeLabel("title", card);
    m_messageTitle->setAlignment(Qt::AlignCenter);
    m_messageText = makeLabel("muted", card);
    m_messageText->setAlignment(Qt::AlignCenter);
    m_messageText->setWordWrap(true);
    m_messageText->setMinimumWidth(360);
    m_messageButton = new QPushButton(card);
    m_messageButton->setProperty("part", QStringLiteral("primary"));
    connect(m_messageButton, &QPushButton::clicked, this, &AnalysisPage::messageButtonClicked);
    m_otherMessageButton = new QPushButton(card);
    connect(m_otherMessageButton, &QPushButton::clicked, this, &AnalysisPage::otherMessageButtonClicked);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addStretch(1);
    buttons->addWidget(m_messageButton);
    buttons->addWidget(m_otherMessageButton);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(card);
    layout->addStretch(2);
    layout->addWidget(m_messageTitle);
    layout->addSpacing(6);
    layout->addWidget(m_messageText, 0, Qt::AlignHCenter);
    layout->addSpacing(14);
    layout->addLayout(buttons);
    layout->addStretch(3);
    return card;
}

QWidget *AnalysisPage::makeParameters()
{
    auto *card = new QFrame;
    card->setProperty("part", QStringLiteral("card"));
    m_parameters = new QVBoxLayout(card);
    m_parameters->setContentsMargins(12, 12, 12, 12);
    m_parameters->setSpacing(4);
    m_parameters->addStretch(1);
    auto *area = new QScrollArea;
    area->setWidget(card);
    area->setWidgetResizable(true);
    area->setFixedWidth(kParameterWidth);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFrameShape(QFrame::NoFrame);
    area->viewport()->setAutoFillBackground(false);
    return area;
}

void AnalysisPage::setLogs(const QList<LogChoice> &logs, qint64 current)
{
    m_logs->clear();
    for (const LogChoice &log : logs) {
        m_logs->addItem(displayText(log.name, kLogNameLimit), log.id);
        if (log.id == current)
            m_logs->setCurrentIndex(m_logs->count() - 1);
    }
    m_logs->setEnabled(logs.size() > 1);
    m_logs->setVisible(!logs.isEmpty());
}

void AnalysisPage::chooseLog(qint64 id)
{
    const int at = m_logs->findData(id);
    if (at < 0 || id == currentLog())
        return;
    m_logs->setCurrentIndex(at);
    Q_EMIT logChosen(id);
}

qint64 AnalysisPage::currentLog() const
{
    return m_logs->currentData().toLongLong();
}

void AnalysisPage::setContent(QWidget *content)
{
    m_stack->addWidget(content);
    m_stack->setCurrentWidget(content);
}

void AnalysisPage::addParameterCaption(const QString &text)
{
    QLabel *caption = makeLabel("caption", this);
    caption->setText(text.toUpper());
    caption->setContentsMargins(0, m_parameters->count() > 1 ? 12 : 0, 0, 4);
    m_parameters->insertWidget(m_parameters->count() - 1, caption);
}

void AnalysisPage::addParameter(const QString &label, QWidget *editor, const QString &explanation)
{
    QLabel *name = makeLabel("muted", this);
    name->setText(label);
    name->setBuddy(editor);
    editor->setAccessibleName(label);
    m_parameters->insertWidget(m_parameters->count() - 1, name);
    addParameter(editor, explanation);
}

void AnalysisPage::addParameter(QWidget *editor, const QString &explanation)
{
    editor->setToolTip(explanation);
    editor->setAccessibleDescription(explanation);
    m_parameters->insertWidget(m_parameters->count() - 1, editor);
    m_parameters->insertSpacing(m_parameters->count() - 1, 4);
}

void AnalysisPage::setSummary(const QString &text)
{
    m_summary->setText(text);
    m_summary->setToolTip(QStringLiteral("<qt>") + text.toHtmlEscaped() + QStringLiteral("</qt>"));
}

void AnalysisPage::setStale(bool stale)
{
    m_stale->setVisible(stale);
}

void AnalysisPage::showContent()
{
    m_stack->setCurrentIndex(m_stack->count() - 1);
}

void AnalysisPage::showMessage(const QString &title, const QString &text, const QString &button,
                               const QString &otherButton)
{
    m_messageTitle->setText(title);
    m_messageText->setText(text);
    m_messageButton->setText(button);
    m_messageButton->setVisible(!button.isEmpty());
    m_otherMessageButton->setText(otherButton);
    m_otherMessageButton->setVisible(!otherButton.isEmpty());
    m_stack->setCurrentIndex(0);
}

void AnalysisPage::touch()
{
    setStale(true);
    m_settle->start();
}

} // namespace anomalyst::ui
