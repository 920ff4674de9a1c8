// The number of columns of a point, known to the compiler for the few widths that occur most, so that distances become
// straight code. 0 stands for a width known at run time only. Pure, any thread.
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

namespace anomalyst::analysis
{

template<std::size_t kColumns>
struct ColumnCount {
    std::size_t atRunTime = kColumns;

    constexpr std::size_t value() const { return kColumns == 0 ? atRunTime : kColumns; }
};

// body(column) for all columns in order, without a loop where their number is compiled.
template<std::size_t kColumns, class Body>
void forColumns(ColumnCount<kColumns> columns, const Body &body)
{
    if constexpr (kColumns == 0) {
        for (std::size_t c = 0; c < columns.value(); ++c)
            body(c);
    } else {
        [&]<std::size_t... kColumn>(std::index_sequence<kColumn...>)
        {
            (body(kColumn), ...);
        }
        (std::make_index_sequence<kColumns>());
    }
}

// Calls body(std::integral_constant<std::size_t, K>) with K = columns where that is compiled, else with 0.
template<class Body>
decltype(auto) withColumnCount(std::size_t columns, const Body &body)
{
    switch (columns) {
    case 1:
        return body(std::integral_constant<std::size_t, 1>());
    case 2:
        return body(std::integral_constant<std::size_t, 2>());
    case 3:
        return body(std::integral_constant<std::size_t, 3>());
    case 4:
        return body(std::integral_constant<std::size_t, 4>());
    default:
        return body(std::integral_constant<std::size_t, 0>());
    }
}

} // namespace anomalyst::analysis
