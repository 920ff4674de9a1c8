#include "core/query/text_fold.h"

namespace anomalyst::query
{

namespace
{

// Two bytes of UTF-8 hold U+0080 to U+07FF, and the small letters of these capitals lie there too.
unsigned smallLetter(unsigned codePoint)
{
    const auto within = [codePoint](unsigned first, unsigned last) { return codePoint >= first && codePoint <= last; };
    if ((within(0xC0, 0xDE) && codePoint != 0xD7) || (within(0x391, 0x3A9) && codePoint != 0x3A2) ||
        within(0x410, 0x42F))
        return codePoint + 0x20;
    if (within(0x400, 0x40F))
        return codePoint + 0x50;
    if (codePoint == 0x386)
        return 0x3AC;
    if (within(0x388, 0x38A))
        return codePoint + 0x25;
    if (codePoint == 0x38C)
        return 0x3CC;
    if (codePoint == 0x38E || codePoint == 0x38F)
        return codePoint + 0x3F;
    return codePoint;
}

} // namespace

void foldCase(std::string_view utf8, std::string &folded)
{
    folded.assign(utf8);
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const auto byte = static_cast<unsigned char>(folded[i]);
        if (byte >= 'A' && byte <= 'Z') {
            folded[i] = static_cast<char>(byte + 0x20);
        } else if (byte >= 0xC3 && byte <= 0xD0 && i + 1 < folded.size()) {
            const auto second = static_cast<unsigned char>(folded[i + 1]);
            if ((second & 0xC0) != 0x80)
                continue;
            const unsigned letter = smallLetter((byte & 0x1Fu) << 6 | (second & 0x3Fu));
            folded[i] = static_cast<char>(0xC0 | letter >> 6);
            folded[++i] = static_cast<char>(0x80 | (letter & 0x3F));
        }
    }
}

std::string foldedCase(std::string_view utf8)
{
    std::string folded;
    foldCase(utf8, folded);
    return folded;
}

} // namespace anomalyst::query
