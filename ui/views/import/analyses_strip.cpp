#include "ui/views/import/analyses_strip.h"

#include "ui/widgets/display_text.h"
#include "ui/widgets/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <numeric>

namespace anomalyst::ui
{

namespace
{
constexpr int kHeight = 28;
constexpr int kPadding = 11;
constexpr int kIcon = 13;
constexpr int kGap = 8;

// The short ones get what they want; the long ones part what is left.
std::vector<int> fairShares(std::vector<int> wanted, int room)
{
    std::vector<std::size_t> order(wanted.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
    for (std::size_t i = 0; i < order.size(); ++i) {
        int &share = wanted[order[i]];
        share = std::min(share, std::max(0, room) / static_cast<int>(order.size() - i));
        room -= share;
    }
    return wanted;
}

} // namespace

AnalysesStrip::AnalysesStrip(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void AnalysesStrip::setColumns(const std::vector<ColumnSpec> &columns)
{
    m_chips.clear();
    if (!columns.empty()) {
        for (const query::AnalysisOutlook &outlook : query::outlookOf(columns)) {
            const QString title = outlook.analysis == query::Analysis::TimeSeries ? tr("Time series")
                                  : outlook.analysis == query::Analysis::Clusters ? tr("Clusters")
                                                                                  : tr("Sequences");
            m_chips.push_back({title, displayText(std::string_view(outlook.reason), 120), outlook.possible});
        }
    }
    setAccessibleName(tr("Analyses possible with these roles: %1").arg(texts().join(QStringLiteral("; "))));
    update();
}

QStringList AnalysesStrip::texts() const
{
    QStringList texts;
    for (const Chip &chip : m_chips)
        texts << chip.title + (chip.possible ? QStringLiteral(" ✓ ") : QStringLiteral(" – ")) + chip.reason;
    return texts;
}

QSize AnalysesStrip::sizeHint() const
{
    return {600, kHeight};
}

std::vector<QRect> AnalysesStrip::layOut() const
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    std::vector<int> fixed;
    std::vector<int> text;
    for (const Chip &chip : m_chips) {
        fixed.push_back(2 * kPadding + kIcon + 12 + QFontMetrics(bold).horizontalAdvance(chip.title));
        text.push_back(fontMetrics().horizontalAdvance(chip.reason) + 2);
    }
    const int gaps = kGap * std::max(0, static_cast<int>(m_chips.size()) - 1);
    const int room = width() - gaps - std::accumulate(fixed.begin(), fixed.end(), 0);
    const std::vector<int> shares = fairShares(text, room);
    std::vector<QRect> boxes;
    int left = 0;
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        boxes.emplace_back(left, 0, fixed[i] + shares[i], kHeight);
        left += boxes.back().width() + kGap;
    }
    return boxes;
}

void AnalysesStrip::paintEvent(QPaintEvent *)
{
    const Theme &look = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    const std::vector<QRect> boxes = layOut();
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        const Chip &chip = m_chips[i];
        const QRect &box = boxes[i];
        painter.setPen(QPen(chip.possible ? look.goodSoft : look.border, 1));
        painter.setBrush(chip.possible ? look.goodSoft : look.badge);
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), kHeight / 2.0 - 0.5, kHeight / 2.0 - 0.5);
        QRect space = box.adjusted(kPadding, 0, -kPadding, 0);
        themedIcon(chip.possible ? QStringLiteral("check") : QStringLiteral("info"),
                   chip.possible ? &Theme::good : &Theme::mutedText)
            .paint(&painter, QRect(space.left(), box.center().y() - kIcon / 2, kIcon, kIcon));
        space.setLeft(space.left() + kIcon + 6);
        painter.setFont(bold);
        painter.setPen(chip.possible ? look.good : look.mutedText);
        painter.drawText(space, Qt::AlignLeft | Qt::AlignVCenter, chip.title);
        space.setLeft(space.left() + painter.fontMetrics().horizontalAdvance(chip.title) + 6);
        painter.setFont(font());
        painter.setPen(chip.possible ? look.text : look.mutedText);
        painter.drawText(space, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(chip.reason, Qt::ElideRight, space.width()));
    }
}

bool AnalysesStrip::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto *help = static_cast<QHelpEvent *>(event);
    const std::vector<QRect> boxes = layOut();
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (boxes[i].contains(help->pos()))
            QToolTip::showText(help->globalPos(), displayRichText(texts()[static_cast<qsizetype>(i)]), this);
    }
    return true;
}

} // namespace anomalyst::ui
