// The tokens of Windows' Binary XML (MS-EVEN6, 2.2.12).
#pragma once

#include <cstdint>

namespace anomalyst::importing
{

inline constexpr std::uint8_t kEvtxMoreFlag = 0x40; // more of the kind follow, or attributes do

struct EvtxToken {
    enum Code : std::uint8_t {
        EndOfFragment = 0x00,
        OpenStart = 0x01,
        CloseStart = 0x02,
        CloseEmpty = 0x03,
        EndElement = 0x04,
        Value = 0x05,
        AttributeName = 0x06,
        CData = 0x07,
        CharacterReference = 0x08,
        EntityReference = 0x09,
        InstructionTarget = 0x0a,
        InstructionData = 0x0b,
        TemplateInstance = 0x0c,
        Substitution = 0x0d,
        OptionalSubstitution = 0x0e,
        FragmentHeader = 0x0f,
    };
};

} // namespace anomalyst::importing
