// What a stretch of Windows' Binary XML says about the fields of an event: worked out once for a template, then run for
// each record that uses it. Valid within one chunk.
#pragma once

#include "core/import/evtx_row.h"

#include <string>
#include <string_view>
#include <vector>

namespace anomalyst::importing
{

// A part of a text: a literal, or a value of the record.
struct EvtxPiece {
    std::string_view text = {};
    std::uint16_t substitution = 0;
    bool isSubstitution = false;
};

struct EvtxField {
    struct Pieces { // of EvtxProgram::pieces
        std::size_t begin = 0;
        std::size_t end = 0;
        std::size_t size() const { return end - begin; }
    };
    EvtxRow::Slot slot = EvtxRow::kNoSlot; // of its name, unless that is made of pieces
    std::uint32_t place = 0;               // of what its values hold
    Pieces name = {};
    Pieces text = {};
};

struct EvtxProgram {
    std::vector<EvtxField> fields;
    std::vector<EvtxPiece> pieces;
    std::string problem; // why it cannot be run, when it cannot
};

} // namespace anomalyst::importing
