#include "ui/charts/calendar_heatmap.h"

#include "ui/models/value_text.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace anomalyst::ui
{

namespace
{

constexpr double kDayWidth = 48;
constexpr double kHourHeight = 20;
constexpr double kScaleWidth = 84;
constexpr double kMargin = 6;
constexpr double kGap = 1.5;
constexpr std::size_t kDays = analysis::CalendarProfile::kDays;

QString clockText(double hours)
{
    const int minutes = static_cast<int>(std::lround(hours * 60)) % (24 * 60);
    return QStringLiteral("%1:%2").arg(minutes / 60, 2, 10, QLatin1Char('0')).arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

QString dayName(std::size_t day)
{
    static const std::array names = {QT_TRANSLATE_NOOP("CalendarHeatmap", "Mon"), QT_TRANSLATE_NOOP("CalendarHeatmap", "Tue"),
                                     QT_TRANSLATE_NOOP("CalendarHeatmap", "Wed"), QT_TRANSLATE_NOOP("CalendarHeatmap", "Thu"),
                                     QT_TRANSLATE_NOOP("CalendarHeatmap", "Fri"), QT_TRANSLATE_NOOP("CalendarHeatmap", "Sat"),
                                     QT_TRANSLATE_NOOP("CalendarHeatmap", "Sun")};
    return QCoreApplication::translate("CalendarHeatmap", names[day]);
}

QString signedText(double score)
{
    return QString::asprintf("%+.1f", score);
}

} // namespace

CalendarHeatmap::CalendarHeatmap(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("calendar"));
    setAccessibleName(tr("Residuals by hour of the day and weekday"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    connect(&ThemeSwitch::of(qApp), &ThemeSwitch::changed, this, qOverload<>(&QWidget::update));
}

void CalendarHeatmap::setProfile(analysis::CalendarProfile profile)
{
    m_profile = std::move(profile);
    m_largest = 0.1;
    for (const analysis::CalendarCell &cell : m_profile.cells)
        m_largest = std::max(m_largest, std::abs(cell.meanScore()));
    m_current = strongest();
    update();
    Q_EMIT currentChanged();
}

std::size_t CalendarHeatmap::dayOf(std::size_t row) const
{
    return (row + static_cast<std::size_t>(locale().firstDayOfWeek()) - 1) % kDays;
}

const analysis::CalendarCell &CalendarHeatmap::contents(const Cell &cell) const
{
    return m_profile.at(dayOf(cell.row), cell.column);
}

QString CalendarHeatmap::cellName(const Cell &cell) const
{
    const QString day = dayName(dayOf(cell.row));
    if (m_profile.columns <= 1)
        return day;
    const double begin = static_cast<double>(cell.column) * m_profile.hoursOfColumn();
    return tr("%1 %2 – %3").arg(day, clockText(begin), clockText(begin + m_profile.hoursOfColumn()));
}

QString CalendarHeatmap::sentence(const Cell &cell) const
{
    const analysis::CalendarCell &found = contents(cell);
    if (found.buckets == 0)
        return tr("%1: no bucket").arg(cellName(cell));
    return tr("%1: mean score %2 over %3 buckets, strongest %4, anomalies: %5")
        .arg(cellName(cell), signedText(found.meanScore()), countText(found.buckets), signedText(found.strongest),
             countText(found.anomalies));
}

std::optional<CalendarHeatmap::Cell> CalendarHeatmap::strongest() const
{
    std::optional<Cell> best;
    for (std::size_t row = 0; row < kDays && m_profile.columns > 0; ++row) {
        for (std::size_t column = 0; column < m_profile.columns; ++column) {
            const Cell cell{row, column};
            if (contents(cell).buckets > 0 &&
                (!best || std::abs(contents(cell).meanScore()) > std::abs(contents(*best).meanScore())))
                best = cell;
        }
    }
    return best;
}

QRectF CalendarHeatmap::grid() const
{
    return QRectF(rect()).adjusted(kDayWidth, kHourHeight, -kScaleWidth, -kMargin);
}

QRectF CalendarHeatmap::rectOf(const Cell &cell) const
{
    const QRectF area = grid();
    const double width = area.width() / static_cast<double>(std::max<std::size_t>(1, m_profile.columns));
    const double height = area.height() / static_cast<double>(kDays);
    return QRectF(area.left() + static_cast<double>(cell.column) * width,
                  area.top() + static_cast<double>(cell.row) * height, width - kGap, height - kGap);
}

std::optional<CalendarHeatmap::Cell> CalendarHeatmap::cellAt(const QPointF &position) const
{
    const QRectF area = grid();
    if (m_profile.columns == 0 || !area.contains(position))
        return {};
    const double x = (position.x() - area.left()) / area.width(), y = (position.y() - area.top()) / area.height();
    return Cell{std::min(kDays - 1, static_cast<std::size_t>(y * static_cast<double>(kDays))),
                std::min(m_profile.columns - 1, static_cast<std::size_t>(x * static_cast<double>(m_profile.columns)))};
}

QColor CalendarHeatmap::colorOf(double meanScore) const
{
    const double share = std::clamp(std::abs(meanScore) / m_largest, 0.0, 1.0);
    QColor color = meanScore >= 0 ? theme().spike : theme().dip;
    color.setAlphaF(static_cast<float>(0.06 + 0.9 * share));
    return color;
}

void CalendarHeatmap::setCurrent(const Cell &cell)
{
    if (m_current == cell)
        return;
    m_current = cell;
    setAccessibleDescription(sentence(cell));
    setToolTip(sentence(cell));
    update();
    Q_EMIT currentChanged();
}

void CalendarHeatmap::activate()
{
    if (m_current && contents(*m_current).buckets > 0)
        Q_EMIT bucketActivated(contents(*m_current).strongestAt);
}

void CalendarHeatmap::paintEvent(QPaintEvent *)
{
    if (m_profile.columns == 0)
        return;
    QPainter painter(this);
    paintLabels(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    paintCells(painter);
    paintScale(painter);
}

void CalendarHeatmap::paintLabels(QPainter &painter) const
{
    painter.setPen(theme().mutedText);
    for (std::size_t row = 0; row < kDays; ++row) {
        const QRectF cell = rectOf({row, 0});
        painter.drawText(QRectF(kMargin, cell.top(), kDayWidth - 2 * kMargin, cell.height()),
                         Qt::AlignRight | Qt::AlignVCenter, dayName(dayOf(row)));
    }
    if (m_profile.columns <= 1)
        return;
    const double widest = painter.fontMetrics().horizontalAdvance(QStringLiteral("00:00")) + 10;
    const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil(widest / rectOf({0, 0}).width())));
    for (std::size_t column = 0; column < m_profile.columns; column += every) {
        const QRectF cell = rectOf({0, column});
        painter.drawText(QRectF(cell.left(), 0, widest, kHourHeight - 2), Qt::AlignLeft | Qt::AlignBottom,
                         clockText(static_cast<double>(column) * m_profile.hoursOfColumn()));
    }
}

void CalendarHeatmap::paintCells(QPainter &painter) const
{
    painter.setPen(Qt::NoPen);
    for (std::size_t row = 0; row < kDays; ++row) {
        for (std::size_t column = 0; column < m_profile.columns; ++column) {
            const analysis::CalendarCell &cell = contents({row, column});
            if (cell.buckets > 0) {
                painter.setBrush(colorOf(cell.meanScore()));
                painter.drawRoundedRect(rectOf({row, column}), 2, 2);
            }
        }
    }
    // A dot says that an anomaly lies in it, for whoever cannot tell the colours.
    painter.setBrush(theme().text);
    for (std::size_t row = 0; row < kDays; ++row) {
        for (std::size_t column = 0; column < m_profile.columns; ++column) {
            if (contents({row, column}).anomalies > 0)
                painter.drawEllipse(rectOf({row, column}).center(), 2.2, 2.2);
        }
    }
    if (m_current) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(hasFocus() ? theme().accent : theme().text, hasFocus() ? 2 : 1));
        painter.drawRoundedRect(rectOf(*m_current), 2, 2);
    }
}

void CalendarHeatmap::paintScale(QPainter &painter) const
{
    const QRectF area = grid();
    const QRectF bar(area.right() + 16, area.top(), 10, area.height() - kGap);
    QLinearGradient gradient(bar.topLeft(), bar.bottomLeft());
    for (const double share : {1.0, 0.5, 0.001, -0.001, -0.5, -1.0})
        gradient.setColorAt((1 - share) / 2, colorOf(share * m_largest));
    painter.setPen(Qt::NoPen);
    painter.setBrush(gradient);
    painter.drawRoundedRect(bar, 2, 2);
    painter.setPen(theme().mutedText);
    const auto label = [&](double y, int alignment, const QString &text) {
        painter.drawText(QRectF(bar.right() + 6, y - 10, kScaleWidth - 34, 20), alignment | Qt::AlignLeft, text);
    };
    label(bar.top() + 10, Qt::AlignTop, signedText(m_largest));
    label(bar.center().y(), Qt::AlignVCenter, QStringLiteral("0"));
    label(bar.bottom() - 10, Qt::AlignBottom, signedText(-m_largest));
}

void CalendarHeatmap::mouseMoveEvent(QMouseEvent *event)
{
    if (const auto cell = cellAt(event->position()))
        setCurrent(*cell);
}

void CalendarHeatmap::mousePressEvent(QMouseEvent *event)
{
    if (const auto cell = cellAt(event->position()))
        setCurrent(*cell);
}

void CalendarHeatmap::mouseDoubleClickEvent(QMouseEvent *event)
{
    const auto cell = cellAt(event->position());
    if (event->button() != Qt::LeftButton || !cell)
        return;
    setCurrent(*cell);
    activate();
}

void CalendarHeatmap::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        activate();
        return;
    }
    const int right = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    const int down = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (!m_current || m_profile.columns == 0 || (right == 0 && down == 0)) {
        QWidget::keyPressEvent(event);
        return;
    }
    const auto moved = [](std::size_t at, int by, std::size_t count) {
        return static_cast<std::size_t>(std::clamp(static_cast<int>(at) + by, 0, static_cast<int>(count) - 1));
    };
    setCurrent({moved(m_current->row, down, kDays), moved(m_current->column, right, m_profile.columns)});
}

void CalendarHeatmap::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void CalendarHeatmap::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace anomalyst::ui
