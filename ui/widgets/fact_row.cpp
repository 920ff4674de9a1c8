#include "ui/widgets/fact_row.h"

#include "ui/widgets/display_text.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/wrapped_text.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>

namespace anomalyst::ui
{

namespace
{
constexpr int kPadding = 3;
constexpr int kGap = 12;
constexpr int kShownLimit = 4000; // a pane is no place to read more; copying gives all
} // namespace

FactRow::FactRow(const QString &name, const QString &value, QWidget *parent)
    : QWidget(parent)
    , m_name(displayText(name, 100))
    , m_value(value)
    , m_shown(displayText(value, kShownLimit))
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(m_name + QStringLiteral(": ") + displayText(value, 200));
}

bool FactRow::contains(const QString &text) const
{
    return m_name.contains(text, Qt::CaseInsensitive) || m_value.contains(text, Qt::CaseInsensitive);
}

bool FactRow::fitsOnOneLine(int width) const
{
    const QFontMetrics metrics = fontMetrics();
    return m_shown.size() < 80 &&
           metrics.horizontalAdvance(m_name) + metrics.horizontalAdvance(m_shown) + kGap <= width;
}

int FactRow::valueHeight(int width) const
{
    return wrappedHeight(m_shown, font(), width);
}

int FactRow::heightForWidth(int width) const
{
    const int line = fontMetrics().height();
    return fitsOnOneLine(width) ? line + 2 * kPadding : line + valueHeight(width) + 2 * kPadding + 2;
}

QSize FactRow::sizeHint() const
{
    return {220, heightForWidth(220)};
}

QSize FactRow::minimumSizeHint() const
{
    return {100, fontMetrics().height() + 2 * kPadding};
}

void FactRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect space = rect().adjusted(0, kPadding, 0, -kPadding);
    painter.setPen(theme().mutedText);
    painter.drawText(space, Qt::AlignLeft | Qt::AlignTop,
                     fontMetrics().elidedText(m_name, Qt::ElideRight, space.width()));
    painter.setPen(theme().text);
    if (fitsOnOneLine(width()))
        painter.drawText(space, Qt::AlignRight | Qt::AlignTop, m_shown);
    else
        paintWrapped(painter, space.adjusted(0, fontMetrics().height() + 2, 0, 0), m_shown);
}

void FactRow::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Copy value")), &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(m_value); });
    connect(menu->addAction(tr("Copy name and value")), &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(m_name + QLatin1Char('\t') + m_value); });
    menu->popup(event->globalPos());
}

} // namespace anomalyst::ui
