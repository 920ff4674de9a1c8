// How the text of a source is written in bytes: the encodings that can be read, and which one a source is in, by its
// byte order mark or by its content. Pure functions, any thread.
#pragma once

#include "core/import/byte_source.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace anomalyst::importing
{

enum class TextEncoding { Utf8, Utf16Le, Utf16Be, Utf32Le, Utf32Be, Windows1252 };

std::string_view encodingName(TextEncoding encoding); // "UTF-16LE"
// Case, '-' and '_' make no difference.
std::optional<TextEncoding> encodingFromName(std::string_view name);
std::vector<std::string> encodingNames(); // as the command line takes them: "utf-8", ...

struct EncodingChoice {
    TextEncoding encoding = TextEncoding::Utf8;
    std::size_t markBytes = 0; // of the byte order mark at the start
    std::string reason;        // one sentence
    bool isGuess = false;      // found from the content
    bool isOpen = false;       // bytes further on may tell another one

    std::string title() const; // "UTF-8 with byte order mark"
};

// What was asked for, or what the first bytes tell. Throws Error for a name that is not known.
EncodingChoice chooseEncoding(const ByteSource &source, const std::optional<std::string> &wished);

// The choice between UTF-8 and Windows-1252 where nothing but the bytes tells.
EncodingChoice guessedEncoding(bool isWindows1252);

} // namespace anomalyst::importing
