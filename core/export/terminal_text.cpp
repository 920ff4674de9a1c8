#include "core/export/terminal_text.h"

namespace anomalyst::exporting
{

namespace
{

constexpr char kC2 = '\xc2';

void appendHex(std::string &out, std::string_view mark, unsigned char byte)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    out += mark;
    out += kHex[byte >> 4];
    out += kHex[byte & 0xf];
}

} // namespace

void TerminalText::append(std::string_view bytes, std::string &out)
{
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (m_holdsC2) {
            m_holdsC2 = false;
            if (byte >= 0x80 && byte < 0xa0) {
                appendHex(out, "\\u00", byte);
                continue;
            }
            out += kC2;
        }
        if (c == kC2)
            m_holdsC2 = true;
        else if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f)
            appendHex(out, "\\x", byte);
        else
            out += c;
    }
}

} // namespace anomalyst::exporting
