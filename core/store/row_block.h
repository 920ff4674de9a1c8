// Rows on their way from the thread that codes them to the one that writes them: values only, with their own text.
// One thread at a time; handed on as a whole.
#pragma once

#include "core/base/event_sink.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace anomalyst::store
{

// A cell as it lies in the case.
struct StoredCell {
    enum class Kind : std::uint8_t { Null, Integer, Real, Text };

    Kind kind = Kind::Null;
    std::uint32_t size = 0; // of a text, in bytes
    union {
        std::int64_t integer = 0;
        double real;
        std::size_t begin; // of a text, in the block's texts
    };
};

struct RowBlock {
    std::vector<std::uint64_t> lines;       // one a row
    std::vector<StoredCell> cells;          // row after row
    std::string texts;                      // of the cells
    std::vector<std::string_view> newTexts; // of the dictionary, in the order of their codes; they outlive the block
    std::vector<RejectedRow> rejects;
    std::uint64_t rejectTextBytes = 0;
    std::uint64_t eventBytes = 0; // of the source
    std::uint64_t rejectedBytes = 0;

    std::string_view text(const StoredCell &cell) const { return {texts.data() + cell.begin, cell.size}; }
    bool isEmpty() const { return lines.empty() && rejects.empty(); }
    std::size_t memory() const { return cells.size() * sizeof(StoredCell) + texts.size() + rejectTextBytes; }
    void clear()
    {
        lines.clear();
        cells.clear();
        texts.clear();
        newTexts.clear();
        rejects.clear();
        rejectTextBytes = eventBytes = rejectedBytes = 0;
    }
};

} // namespace anomalyst::store
