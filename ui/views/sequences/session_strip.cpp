#include "ui/views/sequences/session_strip.h"

#include "ui/views/sequences/session_texts.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace anomalyst::ui
{

namespace
{

constexpr int kMargin = 16;
constexpr int kToken = 44; // start and end
constexpr int kBox = 208;
constexpr int kArrow = 84;
constexpr int kTop = 30; // the caption of the window
constexpr int kBoxHeight = 104;
constexpr int kLine = 17;
constexpr int kPadding = 9;
constexpr std::size_t kShownParameters = 3;
constexpr std::size_t kShownExpected = 2;
constexpr double kUnusual = 0.01;
constexpr double kVeryUnusual = 0.001;

QColor colourOf(double probability)
{
    return probability < kVeryUnusual ? theme().spike : probability < kUnusual ? theme().baseline : theme().mutedText;
}

QFont smallFont(const QWidget &widget)
{
    QFont font = widget.font();
    font.setPointSizeF(font.pointSizeF() * 0.87);
    return font;
}

// Draws a part of a line, underlined where it is rare; returns where the next part begins.
int drawPart(QPainter &painter, QRect place, const QString &text, bool isRare)
{
    const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, place.width());
    painter.setPen(isRare ? theme().spike : theme().text);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, shown);
    const int width = painter.fontMetrics().horizontalAdvance(shown);
    if (isRare) {
        const int y = place.center().y() + painter.fontMetrics().ascent() / 2 + 2;
        painter.drawLine(place.left(), y, place.left() + width, y);
    }
    return place.left() + width;
}

} // namespace

SessionStrip::SessionStrip(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("strip"));
    setMinimumHeight(sizeHint().height());
}

void SessionStrip::setExplanation(explain::SessionExplanation explanation)
{
    m_explanation = std::move(explanation);
    setAccessibleName(scoreSentence(m_explanation));
    setFixedSize(sizeHint());
    update();
}

void SessionStrip::setCurrentStep(std::size_t step)
{
    m_current = step;
    update();
}

bool SessionStrip::isFramed() const
{
    return !m_explanation.steps.empty() && m_explanation.steps.back().isEnd;
}

QRect SessionStrip::boxOf(std::size_t step) const
{
    const int left = kMargin + (isFramed() ? kToken : -kArrow / 2) + kArrow + static_cast<int>(step) * (kBox + kArrow);
    const bool isEnd = step < m_explanation.steps.size() && m_explanation.steps[step].isEnd;
    return {left, kTop, isEnd ? kToken : kBox, kBoxHeight};
}

QSize SessionStrip::sizeHint() const
{
    const int height = kTop + kBoxHeight + 8 + kLine * (static_cast<int>(kShownExpected) + 1);
    if (m_explanation.steps.empty())
        return {300, height};
    return {boxOf(m_explanation.steps.size() - 1).right() + kMargin, height};
}

std::optional<std::size_t> SessionStrip::stepAt(const QPoint &position) const
{
    const int x = position.x() - boxOf(0).left() + kArrow;
    const auto step = static_cast<std::size_t>(x / (kBox + kArrow));
    return x < 0 || step >= m_explanation.steps.size() ? std::nullopt : std::optional(step);
}

std::optional<std::size_t> SessionStrip::commandAt(const QPoint &position) const
{
    const auto step = stepAt(position);
    return step && !m_explanation.steps[*step].isEnd ? step : std::nullopt;
}

void SessionStrip::paintWindow(QPainter &painter) const
{
    if (m_explanation.window.empty())
        return;
    const explain::WindowPart &first = m_explanation.window.front();
    QRect frame = boxOf(first.step).united(boxOf(m_explanation.window.back().step));
    if (!first.isPrior && isFramed())
        frame.setLeft(kMargin - 4);
    frame.adjust(-9, -7, 9, 7);
    painter.setPen(QPen(theme().spike, 1.5, Qt::DashLine));
    painter.setBrush(theme().badSoft);
    painter.drawRoundedRect(frame, 10, 10);
    painter.setPen(theme().spike);
    painter.drawText(QRect(frame.left() + 2, 0, std::max(frame.width(), 260), kTop - 8),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     tr("Rarest window · %1 bits").arg(bitsText(m_explanation.windowBits)));
}

void SessionStrip::paintArrow(QPainter &painter, std::size_t index) const
{
    const explain::StepExplanation &step = m_explanation.steps[index];
    const int right = boxOf(index).left() - 4;
    const bool isWhole = index > 0 || isFramed();
    const int left = isWhole ? boxOf(index).left() - kArrow + 4 : right;
    const int y = kTop + kBoxHeight / 2;
    painter.setPen(QPen(colourOf(step.probability), step.probability < kUnusual ? 2.2 : 1.4));
    painter.drawLine(left, y, right, y);
    if (isWhole) {
        painter.drawLine(right, y, right - 6, y - 4);
        painter.drawLine(right, y, right - 6, y + 4);
    }
    const int textLeft = isWhole ? left : 2;
    const QRect above(textLeft, y - 22, right - textLeft, 18);
    painter.drawText(above, Qt::AlignCenter, probabilityText(step.probability));
    painter.drawText(above.translated(0, 26), Qt::AlignCenter, tr("%1 bits").arg(bitsText(step.transitionBits)));
}

void SessionStrip::paintParameters(QPainter &painter, const explain::StepExplanation &step, QRect place) const
{
    place.setHeight(kLine);
    // The rare ones are what a person looks for.
    const std::vector<explain::ParameterFinding> shown = rarestFirst(step.parameters);
    for (std::size_t i = 0; i < std::min(shown.size(), kShownParameters); ++i) {
        const explain::ParameterFinding &finding = shown[i];
        QRect line = place;
        const bool isTelling = finding.isRare || finding.isValueRare;
        if (isTelling) {
            const QString probability =
                probabilityText(std::min(finding.probability, finding.valueProbability.value_or(1)));
            painter.setPen(theme().spike);
            painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, probability);
            line.setRight(line.right() - painter.fontMetrics().horizontalAdvance(probability) - 6);
        }
        const QString name = displayText(finding.name, 60);
        line.setLeft(drawPart(painter, line, finding.value.empty() ? name : name + QLatin1Char('='), finding.isRare));
        drawPart(painter, line, displayText(finding.value, 60), finding.isValueRare);
        place.translate(0, kLine);
    }
    if (shown.size() > kShownParameters) {
        painter.setPen(theme().mutedText);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                         tr("and %1 more").arg(shown.size() - kShownParameters));
    }
    if (step.parameterBits >= 0.05) {
        painter.setPen(theme().mutedText);
        painter.drawText(place.translated(0, static_cast<int>(std::min(shown.size(), kShownParameters)) * -kLine +
                                                 static_cast<int>(kShownParameters) * kLine),
                         Qt::AlignRight | Qt::AlignVCenter, tr("+ %1 bits").arg(bitsText(step.parameterBits)));
    }
}

void SessionStrip::paintBox(QPainter &painter, std::size_t index) const
{
    const explain::StepExplanation &step = m_explanation.steps[index];
    const QRect box = boxOf(index);
    painter.setBrush(theme().panel);
    painter.setPen(QPen(index == m_current ? theme().accent : theme().border, index == m_current ? 2 : 1));
    if (step.isEnd) {
        const QRect token(box.left(), box.center().y() - 15, kToken, 30);
        painter.drawRoundedRect(token, 15, 15);
        painter.setPen(theme().mutedText);
        painter.drawText(token, Qt::AlignCenter, tr("end"));
        return;
    }
    painter.drawRoundedRect(box, 7, 7);
    const QRect inner = box.adjusted(kPadding, 5, -kPadding, -4);
    painter.save();
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    const QRect head(inner.left(), inner.top(), inner.width(), 22);
    painter.setPen(theme().text);
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(bold).elidedText(displayText(step.command, 200), Qt::ElideMiddle, inner.width()));
    painter.restore();
    paintParameters(painter, step, inner.adjusted(0, 24, 0, 0));
}

void SessionStrip::paintExpected(QPainter &painter, std::size_t index) const
{
    const explain::StepExplanation &step = m_explanation.steps[index];
    const QRect box = boxOf(index);
    QRect line(box.left() - (step.isEnd ? kArrow - 8 : 0), box.bottom() + 9, step.isEnd ? kToken + kArrow : kBox,
               kLine);
    painter.setPen(theme().mutedText);
    QStringList lines;
    if (step.isNewForUser)
        lines << tr("new for this user");
    for (const explain::ExpectedCommand &expected : step.expected)
        lines << tr("usually %1").arg(expectedText(expected));
    for (qsizetype i = 0; i < std::min<qsizetype>(lines.size(), kShownExpected); ++i) {
        painter.setPen(i == 0 && step.isNewForUser ? theme().baseline : theme().mutedText);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(lines[i], Qt::ElideMiddle, line.width()));
        line.translate(0, kLine);
    }
}

void SessionStrip::paintEvent(QPaintEvent *event)
{
    if (m_explanation.steps.empty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(smallFont(*this));
    paintWindow(painter);
    if (isFramed()) {
        const QRect token(kMargin, kTop + kBoxHeight / 2 - 15, kToken, 30);
        painter.setPen(theme().border);
        painter.setBrush(theme().panel);
        painter.drawRoundedRect(token, 15, 15);
        painter.setPen(theme().mutedText);
        painter.drawText(token, Qt::AlignCenter, tr("start"));
    }
    const std::size_t first = stepAt({std::max(event->rect().left(), boxOf(0).left()), 0}).value_or(0);
    for (std::size_t i = first; i < m_explanation.steps.size(); ++i) {
        if (boxOf(i).left() - kArrow > event->rect().right())
            break;
        paintArrow(painter, i);
        paintBox(painter, i);
        paintExpected(painter, i);
    }
}

bool SessionStrip::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    if (const auto step = stepAt(help->pos()))
        QToolTip::showText(help->globalPos(), stepTip(m_explanation.steps[*step]), this);
    else
        QToolTip::hideText();
    return true;
}

void SessionStrip::mousePressEvent(QMouseEvent *event)
{
    if (const auto step = commandAt(event->pos()); step && event->button() == Qt::LeftButton)
        Q_EMIT stepClicked(*step);
}

void SessionStrip::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const auto step = commandAt(event->pos()); step && event->button() == Qt::LeftButton)
        Q_EMIT stepOpened(*step);
}

} // namespace anomalyst::ui
