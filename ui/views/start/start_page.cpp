#include "ui/views/start/start_page.h"

#include "ui/views/start/choice_card.h"
#include "ui/views/start/recent_row.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style_sheet.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace anomalyst::ui
{

namespace
{
constexpr int kWidth = 860;
}

StartPage::StartPage(RecentCases &recent, QWidget *parent)
    : QWidget(parent)
    , m_recent(recent)
{
    auto *content = new QWidget(this);
    content->setMaximumWidth(kWidth);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(10);
    column->addStretch(2);
    m_back = new QPushButton(themedIcon(QStringLiteral("back"), &Theme::mutedText), {}, content);
    setPart(m_back, "flat");
    m_back->hide();
    connect(m_back, &QPushButton::clicked, this, &StartPage::backRequested);
    column->addWidget(m_back, 0, Qt::AlignLeft);
    column->addWidget(plainLabel(tr("Find what does not belong"), "hero", content));
    QLabel *subtitle = plainLabel(tr("Unusual hours, unusual processes, unusual sessions: three ways into a log, "
                                     "each with the events behind it."),
                                  "muted", content);
    subtitle->setWordWrap(true);
    column->addWidget(subtitle);
    column->addSpacing(14);
    column->addWidget(makeChoices());
    column->addSpacing(10);
    m_recentCard = new QFrame(content);
    setPart(m_recentCard, "card");
    m_recentRows = new QVBoxLayout(m_recentCard);
    m_recentRows->setContentsMargins(8, 12, 8, 8);
    m_recentRows->setSpacing(0);
    column->addWidget(m_recentCard);
    auto *promise = new QHBoxLayout;
    promise->addWidget(new IconLabel(themedIcon(QStringLiteral("shield"), &Theme::good), content));
    promise->addWidget(plainLabel(tr("Nothing leaves this computer."), "muted", content), 1);
    column->addSpacing(6);
    column->addLayout(promise);
    column->addStretch(3);
    auto *row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addWidget(content, 100);
    row->addStretch(1);
    connect(&recent, &RecentCases::listChanged, this, &StartPage::listRecent);
    listRecent();
}

void StartPage::setOpenCase(const QString &name)
{
    m_back->setText(tr("Back to %1").arg(name));
    m_back->setVisible(!name.isEmpty());
}

QWidget *StartPage::makeChoices()
{
    auto *choices = new QWidget(this);
    auto *row = new QHBoxLayout(choices);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(14);
    auto *logs = new ChoiceCard(
        {.icon = QStringLiteral("folder-open"),
         .title = tr("Open log files…"),
         .text = tr("CSV, JSON, syslog, web server, Zeek, auditd and more. Or drop files anywhere in this window."),
         .primary = true},
        choices);
    auto *openCase = new ChoiceCard({.icon = QStringLiteral("database"),
                                     .title = tr("Open case…"),
                                     .text = tr("Go on with logs that were imported before (*.anomalyst).")},
                                    choices);
    auto *sample = new ChoiceCard({.icon = QStringLiteral("sample"),
                                   .title = tr("Try the sample"),
                                   .text = tr("Three logs of an invented company, and one night that stands out.")},
                                  choices);
    logs->setObjectName(QStringLiteral("openLogs"));
    openCase->setObjectName(QStringLiteral("openCase"));
    sample->setObjectName(QStringLiteral("trySample"));
    connect(logs, &QAbstractButton::clicked, this, &StartPage::openLogsRequested);
    connect(openCase, &QAbstractButton::clicked, this, &StartPage::openCaseRequested);
    connect(sample, &QAbstractButton::clicked, this, &StartPage::sampleRequested);
    for (ChoiceCard *card : {logs, openCase, sample})
        row->addWidget(card);
    return choices;
}

void StartPage::listRecent()
{
    while (QLayoutItem *item = m_recentRows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_recentCard->setVisible(!m_recent.list().isEmpty());
    auto *caption = plainLabel(tr("RECENT CASES"), "caption", m_recentCard);
    caption->setContentsMargins(8, 0, 0, 6);
    m_recentRows->addWidget(caption);
    for (const RecentCase &recent : m_recent.list()) {
        auto *row = new RecentRow(recent, m_recentCard);
        connect(row, &QAbstractButton::clicked, this, [this, path = recent.path] { Q_EMIT caseRequested(path); });
        connect(
            row, &RecentRow::removeRequested, this, [this, path = recent.path] { m_recent.remove(path); },
            Qt::QueuedConnection);
        m_recentRows->addWidget(row);
    }
}

} // namespace anomalyst::ui
