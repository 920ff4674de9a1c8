// What a table model tells about a cell besides its text: facts, for a delegate to draw as it likes.
#pragma once

#include <QtCore/qnamespace.h>

namespace anomalyst::ui
{

enum TableRole {
    ValueRole = Qt::UserRole + 1, // QString, double or qlonglong: what is sorted by and exported
    BarRole,                      // 0..1: length of the bar in the cell; absent: no bar
    SparklineRole,                // std::vector<double>: bars from left to right, as high as the largest one at most
    FixedWidthRole,               // true: a time, path or command line, shown in a fixed-width face
    EmphasisRole,                 // true: the row stands out (an anomaly, a noise event)
    HeaderChipRole,               // of a column title: a word to stand beside it as a chip
    SortOrderRole,                // of a column title: int of Qt::SortOrder where the rows are ordered by it
    SortPlaceRole,                // and which key it is, from 1; absent: the only one
};

} // namespace anomalyst::ui
