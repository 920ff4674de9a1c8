// Bytes for a terminal: what would command it stands as its escape, so that a log can neither move the cursor nor set
// the clipboard of who looks at it. Single thread.
#pragma once

#include <string>
#include <string_view>

namespace anomalyst::exporting
{

class TerminalText
{
public:
    // Appends the bytes to `out`: C0 controls but line feed and tab as "\x1b", C1 controls as "\u009b". A text may come
    // in pieces that end within a character; the whole must be UTF-8.
    void append(std::string_view bytes, std::string &out);

private:
    bool m_holdsC2 = false; // the first byte of a character that may be a C1 control
};

} // namespace anomalyst::exporting
