#include "core/import/json_cell.h"

#include "core/import/input_buffer.h"

namespace anomalyst::importing
{

bool JsonCell::read(std::string_view text, std::uint64_t line, Warnings &warnings)
{
    if (!text.starts_with('{'))
        return false;
    std::string &padded = m_texts.next();
    padded.assign(text).append(InputBuffer::kPadding, '\0');
    Warnings ofCell; // those of one that stays as it is do not count
    if (!m_flattener.flattenRaw(std::string_view(padded).substr(0, text.size()), line, ofCell).empty())
        return false;
    warnings.add(ofCell);
    return true;
}

void JsonCell::releaseText()
{
    m_flattener.releaseText();
    m_texts.release();
}

} // namespace anomalyst::importing
