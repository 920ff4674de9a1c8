#include "ui/state/column_layout.h"

#include <QCryptographicHash>
#include <QSettings>
#include <QStringList>

#include <algorithm>

namespace anomalyst::ui
{

namespace
{

constexpr int kMost = 100; // shapes that are remembered, the newest ones
const QString kShapes = QStringLiteral("eventColumns/shapes");

QString layoutKey(const QString &shape)
{
    return QStringLiteral("eventColumns/") + shape;
}

std::optional<ColumnPlace> placeFromText(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char(':'));
    if (parts.size() != 3)
        return {};
    bool isNumber[3] = {};
    const ColumnPlace place{.column = parts[0].toUInt(&isNumber[0]),
                            .width = std::clamp(parts[1].toInt(&isNumber[1]), 0, 10'000),
                            .shown = parts[2].toInt(&isNumber[2]) != 0};
    return isNumber[0] && isNumber[1] && isNumber[2] ? std::optional(place) : std::nullopt;
}

bool holdsEachOnce(const ColumnLayout &layout, std::size_t columns)
{
    std::vector<bool> seen(columns);
    for (const ColumnPlace &place : layout.places) {
        if (place.column >= columns || seen[place.column])
            return false;
        seen[place.column] = true;
    }
    return layout.places.size() == columns;
}

} // namespace

std::size_t ColumnLayout::placeOf(std::size_t column) const
{
    return static_cast<std::size_t>(std::ranges::find(places, column, &ColumnPlace::column) - places.begin());
}

std::size_t ColumnLayout::shownCount() const
{
    return static_cast<std::size_t>(std::ranges::count(places, true, &ColumnPlace::shown));
}

std::vector<std::size_t> ColumnLayout::shownColumns() const
{
    std::vector<std::size_t> columns;
    for (const ColumnPlace &place : places) {
        if (place.shown)
            columns.push_back(place.column);
    }
    return columns;
}

ColumnLayout firstLayout(std::size_t columns)
{
    ColumnLayout layout;
    layout.places.resize(columns);
    for (std::size_t i = 0; i < columns; ++i)
        layout.places[i].column = i;
    return layout;
}

ColumnLayout withShown(ColumnLayout layout, std::size_t column, bool shown)
{
    ColumnPlace &place = layout.at(column);
    if (shown || !place.shown || layout.shownCount() > 1)
        place.shown = shown;
    return layout;
}

ColumnLayout withMoved(ColumnLayout layout, std::size_t column, std::size_t place)
{
    const std::size_t from = layout.placeOf(column);
    const ColumnPlace moved = layout.places[from];
    const bool intoFrozen = place < layout.frozen;
    if (from < layout.frozen && !intoFrozen)
        --layout.frozen;
    else if (from >= layout.frozen && intoFrozen)
        ++layout.frozen;
    layout.places.erase(layout.places.begin() + static_cast<std::ptrdiff_t>(from));
    const std::size_t to = std::min(place, layout.places.size());
    layout.places.insert(layout.places.begin() + static_cast<std::ptrdiff_t>(to), moved);
    return layout;
}

ColumnLayout withFrozenUpTo(ColumnLayout layout, std::size_t column)
{
    layout.frozen = layout.placeOf(column) + 1;
    return layout;
}

QString columnShape(const std::vector<ColumnSpec> &columns)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (const ColumnSpec &column : columns)
        hash.addData(QByteArray::number(static_cast<qulonglong>(column.name.size())) + ':' +
                     QByteArray::fromStdString(column.name));
    return QString::fromLatin1(hash.result().toHex());
}

QString layoutText(const ColumnLayout &layout)
{
    QStringList parts = {QString::number(layout.frozen)};
    for (const ColumnPlace &place : layout.places)
        parts << QStringLiteral("%1:%2:%3").arg(place.column).arg(place.width).arg(place.shown ? 1 : 0);
    return parts.join(QLatin1Char(' '));
}

std::optional<ColumnLayout> layoutFromText(const QString &text, std::size_t columns)
{
    const QStringList parts = text.split(QLatin1Char(' '));
    bool isNumber = false;
    ColumnLayout layout{.places = {}, .frozen = parts.front().toUInt(&isNumber)};
    for (const QString &part : parts.sliced(1)) {
        const auto place = placeFromText(part);
        if (!place)
            return {};
        layout.places.push_back(*place);
    }
    if (!isNumber || layout.frozen > columns || !holdsEachOnce(layout, columns) || layout.shownCount() == 0)
        return {};
    return layout;
}

ColumnLayout rememberedLayout(const std::vector<ColumnSpec> &columns)
{
    const QString text = QSettings().value(layoutKey(columnShape(columns))).toString();
    return layoutFromText(text, columns.size()).value_or(firstLayout(columns.size()));
}

void rememberLayout(const std::vector<ColumnSpec> &columns, const ColumnLayout &layout)
{
    QSettings settings;
    const QString shape = columnShape(columns);
    QStringList shapes = settings.value(kShapes).toStringList();
    shapes.removeAll(shape);
    if (layout == firstLayout(columns.size())) {
        settings.remove(layoutKey(shape));
    } else {
        shapes.prepend(shape);
        settings.setValue(layoutKey(shape), layoutText(layout));
    }
    while (shapes.size() > kMost)
        settings.remove(layoutKey(shapes.takeLast()));
    settings.setValue(kShapes, shapes);
}

} // namespace anomalyst::ui
