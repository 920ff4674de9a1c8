#include "ui/views/events/find_bar.h"

#include "ui/models/display_zone.h"
#include "ui/models/value_text.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style_sheet.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTimer>
#include <QToolButton>

namespace anomalyst::ui
{

namespace
{
constexpr int kTypingPauseMs = 200;
constexpr int kAllColumns = -1;
} // namespace

FindBar::FindBar(FoundEvents &found, QWidget *parent)
    : QFrame(parent)
    , m_found(found)
    , m_text(new QLineEdit(this))
    , m_where(new QComboBox(this))
    , m_count(plainLabel({}, "muted", this))
    , m_pause(new QTimer(this))
{
    setPart(this, "findBar");
    fillField();
    m_where->setAccessibleName(tr("Columns to find in"));
    m_where->setMaximumWidth(220);
    fillRow();
    m_pause->setSingleShot(true);
    m_pause->setInterval(kTypingPauseMs);
    connect(m_text, &QLineEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    connect(m_pause, &QTimer::timeout, this, &FindBar::seek);
    connect(m_where, &QComboBox::activated, this, &FindBar::seek);
    connect(&found, &FoundEvents::changed, this, &FindBar::showState);
    connect(&ZoneSwitch::of(qApp), &ZoneSwitch::changed, this, [this] {
        if (!m_found.sought().text.isEmpty())
            seek();
    });
    hide();
}

void FindBar::fillField()
{
    m_text->setPlaceholderText(tr("Find in the listed events…"));
    m_text->setAccessibleName(tr("Find in the listed events"));
    m_text->setObjectName(QStringLiteral("findText"));
    m_text->setClearButtonEnabled(true);
    m_text->setMaxLength(1000);
    m_text->setMinimumWidth(260);
    m_text->addAction(themedIcon(QStringLiteral("search"), &Theme::mutedText), QLineEdit::LeadingPosition);
}

void FindBar::fillRow()
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 5, 8, 5);
    row->addWidget(m_text);
    row->addWidget(m_where);
    const auto addButton = [&](const QString &icon, const QString &tip, auto signal) {
        auto *button = new QToolButton(this);
        button->setIcon(themedIcon(icon));
        button->setToolTip(tip);
        row->addWidget(button);
        connect(button, &QToolButton::clicked, this, signal);
        return button;
    };
    m_steps = {addButton(QStringLiteral("chevron-up"), tr("Previous hit (Shift+F3)"), &FindBar::previousRequested),
               addButton(QStringLiteral("chevron-down"), tr("Next hit (F3)"), &FindBar::nextRequested)};
    row->addWidget(m_count, 1);
    addButton(QStringLiteral("close"), tr("Close (Esc)"), &FindBar::close);
}

const QString FindBar::text() const
{
    return m_text->text();
}

void FindBar::open()
{
    show();
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
    if (!m_text->text().isEmpty() && m_found.sought().text.isEmpty())
        seek();
}

void FindBar::close()
{
    m_pause->stop();
    hide();
    m_found.find({});
    Q_EMIT closed();
}

void FindBar::setColumns(const std::vector<ColumnSpec> &columns, const std::vector<std::size_t> &shown)
{
    m_shown = shown;
    const QVariant before = m_where->currentData();
    m_where->clear();
    m_where->addItem(tr("All shown columns"), kAllColumns);
    for (const std::size_t column : shown)
        m_where->addItem(displayText(std::string_view(columns[column].name), 60), static_cast<int>(column));
    m_where->setCurrentIndex(std::max(0, m_where->findData(before)));
    if (!isHidden() && !m_found.sought().text.isEmpty())
        seek();
}

void FindBar::seek()
{
    m_pause->stop();
    const int where = m_where->currentData().toInt();
    const auto column = static_cast<std::size_t>(where);
    m_found.find({.text = m_text->text(),
                  .columns = where == kAllColumns ? m_shown : std::vector<std::size_t>{column},
                  .zone = displayZone().offsets});
    Q_EMIT typed();
}

void FindBar::showNumber(std::optional<std::uint64_t> number)
{
    m_number = number;
    showState();
}

void FindBar::showState()
{
    for (QToolButton *step : m_steps)
        step->setEnabled(m_found.count() > 0);
    const bool sought = !m_found.sought().text.isEmpty();
    if (!m_found.problem().isEmpty())
        m_count->setText(displayText(m_found.problem(), 300));
    else if (m_found.isSearching())
        m_count->setText(tr("searching…"));
    else if (!sought || !m_found.places())
        m_count->clear();
    else if (m_found.count() == 0)
        m_count->setText(tr("no event has it"));
    else if (m_number)
        m_count->setText(tr("%1 of %2 events").arg(countText(*m_number + 1), countText(m_found.count())));
    else
        m_count->setText(tr("%1 events").arg(countText(m_found.count())));
}

// Esc closes the bar before it clears the selection of the window.
bool FindBar::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape) {
        close();
    } else if (enter && m_pause->isActive()) {
        seek();
    } else if (enter) {
        if (event->modifiers() & Qt::ShiftModifier)
            Q_EMIT previousRequested();
        else
            Q_EMIT nextRequested();
    } else {
        QFrame::keyPressEvent(event);
        return;
    }
    event->accept();
}

} // namespace anomalyst::ui
