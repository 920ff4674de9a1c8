// Text for a terminal: what would command it, or turn its lines around, stands as its escape, so that a log can neither
// move the cursor nor set the clipboard of who looks at it. Controls, direction marks and other invisible characters
// are written as "\u001b", bytes that are no UTF-8 as "\xff".
#pragma once

#include <string>
#include <string_view>

namespace anomalyst::exporting
{

// As one line: line breaks are escapes, too. Pure, any thread.
std::string printable(std::string_view text);

// A text of many lines that comes in pieces, which may end within a character; line feeds and tabs stay. Single thread.
class TerminalText
{
public:
    void append(std::string_view bytes, std::string &out);

private:
    std::string m_held; // the front of a character
};

} // namespace anomalyst::exporting
