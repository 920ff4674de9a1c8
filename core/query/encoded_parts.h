// Parts of a text that hold another text in base64, hexadecimal digits or URL escapes, as command lines and requests
// do. A part counts only when what comes out can be read: UTF-8 or UTF-16 without controls. Pure, any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace anomalyst::query
{

enum class Encoding : std::uint8_t { Base64, Hex, Url };

struct EncodedPart {
    std::size_t begin = 0; // bytes of the text that it was found in
    std::size_t length = 0;
    Encoding encoding = Encoding::Base64;
    bool isUtf16 = false;            // as PowerShell's -EncodedCommand has it
    std::string decoded;             // UTF-8
    std::vector<EncodedPart> within; // found in `decoded`
};

std::string_view encodingName(Encoding encoding); // "base64", "hex", "URL"

// In order, apart from each other; what was decoded is searched again, three levels deep.
std::vector<EncodedPart> findEncodedParts(std::string_view text);

} // namespace anomalyst::query
