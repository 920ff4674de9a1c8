// Strong names for the numbers that identify things in a case.
#pragma once

#include <compare>
#include <cstdint>

namespace anomalyst
{

template<class Tag>
struct Id {
    std::int64_t value = 0; // 0: none

    bool isValid() const { return value > 0; }
    friend auto operator<=>(const Id &, const Id &) = default;
};

using LogId = Id<struct LogTag>;
using FileId = Id<struct FileTag>;

// 0-based position of an event in its log, in file order: the index into every event column.
using EventRow = std::uint32_t;

} // namespace anomalyst
