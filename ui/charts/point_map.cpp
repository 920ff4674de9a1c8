#include "ui/charts/point_map.h"

#include "ui/widgets/theme.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>

namespace anomalyst::ui
{

namespace
{

// Told apart by people who see colours differently (Okabe, Ito 2008), the darkest of them by theme.
constexpr std::array<QRgb, PointMap::kColors> kColorsOfGroups = {0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7,
                                                                 0x56B4E9, 0xD55E00, 0xB8A800, 0x8C6BB1};
constexpr std::array<double, 4> kSizes = {5, 8, 12, 17};
constexpr std::array<std::uint32_t, 3> kWeights = {10, 100, 1000}; // from here on the next size
constexpr std::size_t kMostEmphasised = 3000;
constexpr double kDragDistance = 4;
constexpr double kSpare = 0.05; // of the range, beside the outermost points

std::uint8_t styleOf(const MapPoint &point)
{
    if (point.group < 0)
        return static_cast<std::uint8_t>(PointMap::kColors * kSizes.size()); // on top
    const auto size = static_cast<std::size_t>(std::ranges::upper_bound(kWeights, point.weight) - kWeights.begin());
    const auto color = static_cast<std::size_t>(point.group) % PointMap::kColors;
    // Small ones above large ones, which would hide them.
    return static_cast<std::uint8_t>((kSizes.size() - 1 - size) * PointMap::kColors + color);
}

ValueRange rangeAround(const std::vector<MapPoint> &points, double MapPoint::*value)
{
    if (points.empty())
        return {};
    const auto [low, high] = std::ranges::minmax(points, {}, value);
    const double spare = std::max((high.*value - low.*value) * kSpare, 1e-9 + std::abs(high.*value) * 1e-6);
    return {low.*value - spare, high.*value + spare};
}

ValueRange zoomed(const ValueRange &range, double factor, double anchor)
{
    return {anchor + (range.low - anchor) * factor, anchor + (range.high - anchor) * factor};
}

} // namespace

std::vector<std::size_t> pointsWithin(const std::vector<MapPoint> &points, const QPolygonF &polygon)
{
    const QRectF bounds = polygon.boundingRect();
    std::vector<std::size_t> within;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const QPointF place(points[i].x, points[i].y);
        const bool isNear = place.x() >= bounds.left() && place.x() <= bounds.right() && place.y() >= bounds.top() &&
                            place.y() <= bounds.bottom();
        if (isNear && polygon.containsPoint(place, Qt::OddEvenFill))
            within.push_back(i);
    }
    return within;
}

PointMap::PointMap(QWidget *parent)
    : ChartPanel(parent)
{
    setXAxis(XAxis::Number, true);
    viewport()->installEventFilter(this); // before the gestures, which know one dimension only
    connect(&gestures(), &ChartGestures::zoomRequested, this, &PointMap::zoom);
    connect(&gestures(), &ChartGestures::panRequested, this, [this](double by) {
        m_shownX = {m_shownX.low + by, m_shownX.high + by};
        showRange();
    });
    connect(&gestures(), &ChartGestures::fitRequested, this, &PointMap::fit);
    connect(&gestures(), &ChartGestures::brushCleared, this, [this] { choose({}); });
    connect(&gestures(), &ChartGestures::clicked, this, [this](double, double, std::optional<std::size_t> mark) {
        if (!m_hasDragged)
            choose(mark ? std::vector{*mark} : std::vector<std::size_t>());
    });
    connect(&gestures(), &ChartGestures::markActivated, this, &PointMap::pointOpened);
    connect(&gestures(), &ChartGestures::hovered, this,
            [this](double x, double y, std::optional<std::size_t> mark) {
                m_pointerY = y;
                showCard(mark, x);
            });
    connect(&gestures(), &ChartGestures::hoverLeft, this, [this] { layer().setCrosshair({}); });
    connect(&ThemeSwitch::of(qApp), &ThemeSwitch::changed, this, &PointMap::rebuild);
}

QColor PointMap::colorOf(std::int32_t group)
{
    return group < 0 ? theme().spike : QColor::fromRgb(kColorsOfGroups[static_cast<std::size_t>(group) % kColors]);
}

void PointMap::setPoints(std::vector<MapPoint> points)
{
    m_points = std::move(points);
    m_chosen.clear();
    std::vector<Mark> marks;
    marks.reserve(m_points.size());
    for (const MapPoint &point : m_points)
        marks.push_back({point.x, point.y, 0, styleOf(point)});
    m_marks = std::make_shared<const std::vector<Mark>>(std::move(marks));
    m_fullX = rangeAround(m_points, &MapPoint::x);
    m_fullY = rangeAround(m_points, &MapPoint::y);
    layer().setCrosshair({});
    rebuild();
    fit();
}

void PointMap::fit()
{
    m_shownX = m_fullX;
    m_shownY = m_fullY;
    showRange();
}

void PointMap::showRange()
{
    setXRange(m_shownX);
    setYRangeExactly(m_shownY);
}

void PointMap::zoom(double factor, double anchorX)
{
    const double least = 1e-6;
    if (m_shownX.length() * factor < m_fullX.length() * least || m_shownY.length() * factor < m_fullY.length() * least)
        return;
    m_shownX = zoomed(m_shownX, factor, anchorX);
    m_shownY = zoomed(m_shownY, factor, m_shownY.contains(m_pointerY) ? m_pointerY : (m_shownY.low + m_shownY.high) / 2);
    if (m_shownX.length() >= m_fullX.length() && m_shownY.length() >= m_fullY.length())
        fit();
    else
        showRange();
}

void PointMap::rebuild()
{
    PlotContents contents;
    contents.marks.marks = m_marks;
    for (std::size_t size = kSizes.size(); size-- > 0;) {
        for (std::size_t color = 0; color < kColors; ++color)
            contents.marks.styles.push_back(
                {MarkShape::Disc, colorOf(static_cast<std::int32_t>(color)), kSizes[size], 0});
    }
    contents.marks.styles.push_back({MarkShape::Cross, theme().spike, 8, 0});
    contents.marks.ring = theme().text;
    contents.marks.emphasised.assign(
        m_chosen.begin(), m_chosen.begin() + static_cast<std::ptrdiff_t>(std::min(m_chosen.size(), kMostEmphasised)));
    setContents(std::move(contents));
}

void PointMap::choose(std::vector<std::size_t> points)
{
    if (points == m_chosen)
        return;
    m_chosen = std::move(points);
    rebuild();
    Q_EMIT pointsChosen();
}

void PointMap::showCard(std::optional<std::size_t> point, double x)
{
    if (!point || !m_card || !m_path.isEmpty()) {
        layer().setCrosshair({});
        return;
    }
    Crosshair crosshair{.x = x, .dotY = {}, .dotColor = {}, .card = {}};
    crosshair.x = m_points[*point].x;
    const QStringList lines = m_card(*point);
    for (qsizetype i = 0; i < lines.size(); ++i)
        crosshair.card.push_back({lines[i], i == 0 ? theme().mutedText : theme().text, i == 0});
    layer().setCrosshair(std::move(crosshair));
}

bool PointMap::eventFilter(QObject *watched, QEvent *event)
{
    // The gestures see all of it as well: they know when a press is a click.
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        press(static_cast<const QMouseEvent &>(*event));
        break;
    case QEvent::MouseMove:
        drag(static_cast<const QMouseEvent &>(*event));
        break;
    case QEvent::MouseButtonRelease:
        release();
        break;
    default:
        break;
    }
    return ChartPanel::eventFilter(watched, event);
}

void PointMap::press(const QMouseEvent &event)
{
    m_path.clear();
    m_hasDragged = false;
    const bool isPan = event.modifiers().testFlag(Qt::ShiftModifier);
    if (event.button() != Qt::LeftButton || isPan || !layer().mapping().area.contains(event.position()))
        return;
    m_path << event.position();
    m_isDrawingLasso = m_isLasso != event.modifiers().testFlag(Qt::AltModifier);
}

void PointMap::drag(const QMouseEvent &event)
{
    if (m_path.isEmpty() || !event.buttons().testFlag(Qt::LeftButton))
        return;
    const QPointF at = event.position();
    if (m_path.size() == 1 && (at - m_path.front()).manhattanLength() < kDragDistance)
        return;
    m_hasDragged = true;
    if (m_isDrawingLasso || m_path.size() == 1)
        m_path << at;
    else
        m_path.back() = at;
    viewport()->update();
}

void PointMap::release()
{
    if (m_path.size() < 2) {
        m_path.clear();
        return;
    }
    QPolygonF inValues;
    for (const QPointF &pixel : outline())
        inValues << QPointF(layer().mapping().valueX(pixel.x()), layer().mapping().valueY(pixel.y()));
    m_path.clear();
    viewport()->update();
    choose(pointsWithin(m_points, inValues));
}

QPolygonF PointMap::outline() const
{
    return m_isDrawingLasso ? m_path : QPolygonF(QRectF(m_path.front(), m_path.back()).normalized());
}

void PointMap::drawForeground(QPainter *painter, const QRectF &rect)
{
    ChartPanel::drawForeground(painter, rect);
    if (m_path.size() < 2)
        return;
    QColor fill = theme().accent;
    fill.setAlphaF(0.14F);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(theme().accent, 1));
    painter->setBrush(fill);
    painter->drawPolygon(outline());
}

} // namespace anomalyst::ui
