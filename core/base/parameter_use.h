// One parameter of one command, as codes of a name and of a value: cut from a log in query/, counted in analysis/, and
// never copied in between.
#pragma once

#include <cstdint>

namespace anomalyst
{

struct ParameterUse {
    std::uint32_t name = 0;
    std::uint32_t value = 0;

    friend bool operator==(const ParameterUse &, const ParameterUse &) = default;
};

} // namespace anomalyst
