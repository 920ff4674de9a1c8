// How the columns of a log stand in the events table: their order, widths, which are hidden and which stay in sight.
// Kept in the settings for logs of the same shape. Values and pure functions; the settings on the GUI thread.
#pragma once

#include "core/base/column.h"

#include <QString>

#include <optional>
#include <vector>

namespace anomalyst::ui
{

struct ColumnPlace {
    std::size_t column = 0; // of the log
    int width = 0;          // pixels; 0: what suits the column
    bool shown = true;

    friend bool operator==(const ColumnPlace &, const ColumnPlace &) = default;
};

struct ColumnLayout {
    std::vector<ColumnPlace> places; // every column of the log once, from left to right
    std::size_t frozen = 0;          // so many places at the front do not scroll

    std::size_t placeOf(std::size_t column) const;
    ColumnPlace &at(std::size_t column) { return places[placeOf(column)]; }
    const ColumnPlace &at(std::size_t column) const { return places[placeOf(column)]; }
    bool isFrozen(std::size_t column) const { return placeOf(column) < frozen; }
    std::size_t shownCount() const;
    std::vector<std::size_t> shownColumns() const; // from left to right

    friend bool operator==(const ColumnLayout &, const ColumnLayout &) = default;
};

ColumnLayout firstLayout(std::size_t columns);
// The last column that is shown cannot be hidden.
ColumnLayout withShown(ColumnLayout layout, std::size_t column, bool shown);
// To another place; it is frozen afterwards where it comes to stand among frozen ones.
ColumnLayout withMoved(ColumnLayout layout, std::size_t column, std::size_t place);
// The column and all before it stay in sight.
ColumnLayout withFrozenUpTo(ColumnLayout layout, std::size_t column);

// What logs with the same columns have in common.
QString columnShape(const std::vector<ColumnSpec> &columns);
QString layoutText(const ColumnLayout &layout);
// Nothing where the text is none or of another number of columns.
std::optional<ColumnLayout> layoutFromText(const QString &text, std::size_t columns);

ColumnLayout rememberedLayout(const std::vector<ColumnSpec> &columns); // the first one where nothing is remembered
void rememberLayout(const std::vector<ColumnSpec> &columns, const ColumnLayout &layout);

} // namespace anomalyst::ui
