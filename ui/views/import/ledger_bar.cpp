#include "ui/views/import/ledger_bar.h"

#include "ui/models/value_text.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <array>

namespace anomalyst::ui
{

namespace
{

constexpr int kBar = 8;
constexpr int kDot = 8;
constexpr int kLine = 22;

struct Part {
    QString name;
    std::uint64_t bytes;
    QColor colour;
};

std::array<Part, 4> partsOf(const ByteLedger &ledger)
{
    const Theme &look = theme();
    return {Part{LedgerBar::tr("events"), ledger.events, look.accent},
            Part{LedgerBar::tr("rejected"), ledger.rejected, look.spike},
            Part{LedgerBar::tr("blank"), ledger.blank, look.residual},
            Part{LedgerBar::tr("header and frame"), ledger.header, look.trend}};
}

} // namespace

LedgerBar::LedgerBar(const ByteLedger &ledger, QWidget *parent)
    : QWidget(parent)
    , m_ledger(ledger)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    QStringList texts;
    for (const Part &part : partsOf(ledger))
        texts << part.name + QLatin1Char(' ') + countText(part.bytes);
    setAccessibleName(tr("Bytes: %1").arg(texts.join(QStringLiteral(", "))));
}

QSize LedgerBar::sizeHint() const
{
    return {320, kBar + kLine + 4};
}

void LedgerBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF track(0, 2, width(), kBar);
    QPainterPath round;
    round.addRoundedRect(track, kBar / 2.0, kBar / 2.0);
    painter.setClipPath(round);
    painter.fillRect(track, theme().badge);
    const double total = std::max<double>(1, static_cast<double>(m_ledger.total()));
    double left = 0;
    for (const Part &part : partsOf(m_ledger)) {
        if (part.bytes == 0)
            continue;
        // What is there is seen, however little it is.
        const double wide = std::max(3.0, track.width() * static_cast<double>(part.bytes) / total);
        painter.fillRect(QRectF(left, track.top(), wide, track.height()), part.colour);
        left += wide;
    }
    painter.setClipping(false);
    int x = 0;
    const int top = static_cast<int>(track.bottom()) + 4;
    for (const Part &part : partsOf(m_ledger)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(part.colour);
        painter.drawEllipse(QRectF(x, top + (kLine - kDot) / 2.0, kDot, kDot));
        const QString text = part.name + QLatin1Char(' ') + countText(part.bytes);
        painter.setPen(theme().mutedText);
        painter.drawText(QRect(x + kDot + 6, top, width(), kLine), Qt::AlignLeft | Qt::AlignVCenter, text);
        x += kDot + 6 + fontMetrics().horizontalAdvance(text) + 18;
    }
}

} // namespace anomalyst::ui
