#include "ui/widgets/message_bar.h"

#include "ui/widgets/display_text.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style_sheet.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace anomalyst::ui
{

namespace
{

constexpr int kMostMessages = 4;
constexpr int kTextLimit = 600;
constexpr int kGoodNewsMs = 12'000; // what went well needs no answer

const char *partOf(Message::Weight weight)
{
    switch (weight) {
    case Message::Weight::Notice:
        return "notice";
    case Message::Weight::Warning:
        return "warning";
    case Message::Weight::Problem:
        return "problem";
    }
    return "notice";
}

QIcon iconOf(Message::Weight weight)
{
    switch (weight) {
    case Message::Weight::Notice:
        return themedIcon(QStringLiteral("check"), &Theme::good);
    case Message::Weight::Warning:
        return themedIcon(QStringLiteral("warning"), &Theme::warn);
    case Message::Weight::Problem:
        return themedIcon(QStringLiteral("warning"), &Theme::spike);
    }
    return {};
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(6);
    hide();
}

void MessageBar::show(Message message)
{
    QFrame *frame = makeFrame(message);
    m_rows->insertWidget(0, frame);
    while (m_rows->count() > kMostMessages)
        delete m_rows->itemAt(m_rows->count() - 1)->widget();
    setVisible(true);
    if (message.weight == Message::Weight::Notice)
        QTimer::singleShot(kGoodNewsMs, frame, [this, frame] { dismiss(frame); });
}

void MessageBar::dismiss(QFrame *frame)
{
    frame->hide();
    m_rows->removeWidget(frame);
    frame->deleteLater();
    setVisible(m_rows->count() > 0);
}

void MessageBar::clear()
{
    while (m_rows->count() > 0)
        delete m_rows->itemAt(0)->widget();
    hide();
}

QStringList MessageBar::texts() const
{
    QStringList all;
    for (int i = 0; i < m_rows->count(); ++i)
        all << m_rows->itemAt(i)->widget()->accessibleName();
    return all;
}

QFrame *MessageBar::makeFrame(const Message &message)
{
    auto *frame = new QFrame(this);
    frame->setAccessibleName(displayText(message.text, kTextLimit));
    setPart(frame, partOf(message.weight));
    auto *row = new QHBoxLayout(frame);
    row->setContentsMargins(12, 6, 6, 6);
    row->setSpacing(8);
    row->addWidget(new IconLabel(iconOf(message.weight), frame));
    QLabel *label = plainLabel(displayText(message.text, kTextLimit), nullptr, frame);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(label, 1);
    const auto addButton = [&](const QString &text, std::function<void()> run) {
        auto *button = new QPushButton(text, frame);
        setPart(button, "flat");
        connect(button, &QPushButton::clicked, this, std::move(run));
        row->addWidget(button);
    };
    for (const Message::Action &action : message.actions) {
        addButton(action.text, [this, frame, action] {
            if (action.settles)
                dismiss(frame);
            action.run();
        });
    }
    if (!message.details.isEmpty()) {
        addButton(tr("Copy details"), [all = message.text + QLatin1Char('\n') + message.details] {
            QGuiApplication::clipboard()->setText(all);
        });
    }
    auto *close = new QToolButton(frame);
    close->setIcon(themedIcon(QStringLiteral("close"), &Theme::mutedText));
    close->setToolTip(tr("Dismiss"));
    close->setAccessibleName(tr("Dismiss"));
    connect(close, &QToolButton::clicked, this, [this, frame] { dismiss(frame); });
    row->addWidget(close);
    return frame;
}

} // namespace anomalyst::ui
