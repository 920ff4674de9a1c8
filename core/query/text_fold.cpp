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

unsigned capitalLetter(unsigned codePoint)
{
    for (const unsigned distance : {0x20U, 0x25U, 0x26U, 0x3FU, 0x40U, 0x50U}) {
        if (codePoint >= 0xC0 + distance && smallLetter(codePoint - distance) == codePoint)
            return codePoint - distance;
    }
    return codePoint;
}

// Changes letters of one byte and of two bytes in their place.
template<class ChangeAscii, class ChangeLetter>
void changeLetters(std::string &text, const ChangeAscii &changeAscii, const ChangeLetter &changeLetter)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80) {
            text[i] = static_cast<char>(changeAscii(byte));
        } else if (byte >= 0xC3 && byte <= 0xD1 && i + 1 < text.size()) {
            const auto second = static_cast<unsigned char>(text[i + 1]);
            if ((second & 0xC0) != 0x80)
                continue;
            const unsigned letter = changeLetter((byte & 0x1Fu) << 6 | (second & 0x3Fu));
            text[i] = static_cast<char>(0xC0 | letter >> 6);
            text[++i] = static_cast<char>(0x80 | (letter & 0x3F));
        }
    }
}

} // namespace

void foldCase(std::string_view utf8, std::string &folded)
{
    folded.assign(utf8);
    changeLetters(
        folded, [](unsigned byte) { return byte >= 'A' && byte <= 'Z' ? byte + 0x20 : byte; }, smallLetter);
}

std::string capitalCase(std::string_view folded)
{
    std::string capital(folded);
    changeLetters(
        capital, [](unsigned byte) { return byte >= 'a' && byte <= 'z' ? byte - 0x20 : byte; }, capitalLetter);
    return capital;
}

std::string foldedCase(std::string_view utf8)
{
    std::string folded;
    foldCase(utf8, folded);
    return folded;
}

} // namespace anomalyst::query
