// What of a dense series a picture needs: the first, lowest, highest and last value of every pixel column, which draw
// the same pixels as all of them. Jugel, Jerzak, Hackenbroich, Markl: M4, PVLDB 7 (2014). Pure functions.
#pragma once

#include "ui/charts/dense_values.h"

#include <vector>

namespace anomalyst::ui
{

struct ColumnExtremes { // indexes into the values
    std::size_t first = 0;
    std::size_t lowest = 0;
    std::size_t highest = 0;
    std::size_t last = 0;
    bool isGap = false; // no finite value here: the line is broken
};

struct Decimated {
    std::vector<ColumnExtremes> columns; // from left to right
    bool isExact = true;                 // every value has an entry of its own
};

// Divides the range into `columns` of equal width. A neighbour on each side is included, so that a line reaches the
// edges. With at most two values a column nothing is left out.
Decimated decimate(const DenseValues &values, ValueRange x, int columns);

} // namespace anomalyst::ui
