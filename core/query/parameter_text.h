// The text of a parameters cell → names and values. Reads JSON arrays of {"Name": …, "Value": …}, JSON objects (nested
// ones by their path, a.b) and key=value pairs parted by blanks, with "…" or '…' around what holds a blank. A reader
// keeps its buffers: one for many cells, one thread.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

namespace anomalyst::query
{

struct ParameterText {
    std::string_view name;
    std::string_view value; // text as it is; numbers, booleans, lists and objects as JSON; null as ""
};

class ParameterReader
{
public:
    ParameterReader();
    ~ParameterReader();

    // Fills `found` in the order of the text; a name may come twice. The views hold until the next read. False when the
    // text holds something, but no parameters; `found` is empty then.
    bool read(std::string_view text, std::vector<ParameterText> &found);

private:
    struct Buffers;
    std::unique_ptr<Buffers> m_buffers;
};

} // namespace anomalyst::query
