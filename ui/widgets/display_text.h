// Text that came from a log, made safe to show: control, bidirectional and invisible characters become visible marks,
// the length is cut. Every such text passes here before it reaches a widget. Pure functions.
#pragma once

#include <QString>

#include <string_view>

namespace anomalyst::ui
{

inline constexpr int kCellTextLimit = 1000;        // characters in a table cell
inline constexpr int kDetailTextLimit = 64 * 1024; // characters in a details pane

// Invalid UTF-8 bytes appear as "\xNN"; line breaks as "⏎", tabs as "⇥", other controls as U+2400 pictures or
// "\u{...}".
QString displayText(std::string_view utf8, int limit = kCellTextLimit);
QString displayText(const QString &text, int limit = kCellTextLimit);
// For the few widgets that always render rich text (tool tips, Qt Charts titles): escaped as well.
QString displayRichText(const QString &text, int limit = kCellTextLimit);

} // namespace anomalyst::ui
