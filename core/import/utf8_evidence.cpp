#include "core/import/utf8_evidence.h"

#include "core/import/clean_text.h"

#include <algorithm>
#include <cstring>

namespace anomalyst::importing
{

namespace
{

constexpr std::size_t kLongestRun = 64; // a longer one is judged in parts
constexpr std::size_t kLongestWestern = 4;

unsigned char byteOf(char c)
{
    return static_cast<unsigned char>(c);
}

bool isAscii(char c)
{
    return byteOf(c) < 0x80;
}

bool isPlainLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Letters of western languages; thorn and y with diaeresis are met more often as what a broken file begins with.
bool isWesternLetter(char c)
{
    const unsigned char byte = byteOf(c);
    const bool early = byte == 0x8a || byte == 0x8c || byte == 0x8e || byte == 0x9a || byte == 0x9c || byte == 0x9e;
    return early || (byte >= 0xc0 && byte <= 0xfd && byte != 0xd7 && byte != 0xf7);
}

// Quotes, dashes, the euro, degrees and the like.
bool isWesternSign(char c)
{
    constexpr std::string_view signs =
        "\x80\x84\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa7\xa9\xab\xae\xb0\xb4\xb5\xb7"
        "\xbb\xbf";
    return signs.find(c) != std::string_view::npos;
}

// A first byte of UTF-8 with as many others as it asks for: wrong UTF-8 rather than two signs behind a letter.
bool looksLikeUtf8(std::string_view run)
{
    for (std::size_t i = 0; i < run.size(); ++i) {
        const unsigned char lead = byteOf(run[i]);
        const std::size_t others = lead < 0xc0 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
        std::size_t met = 0;
        while (met < others && i + met + 1 < run.size() && (byteOf(run[i + met + 1]) & 0xc0) == 0x80)
            ++met;
        if (others > 0 && met == others)
            return true;
    }
    return false;
}

bool isWestern(char before, std::string_view run, char after)
{
    const auto isPart = [](char c) { return isWesternLetter(c) || isWesternSign(c); };
    if (run.size() > kLongestWestern || !std::ranges::all_of(run, isPart) || looksLikeUtf8(run))
        return false;
    return isPlainLetter(before) || isPlainLetter(after) || std::ranges::any_of(run, isWesternSign);
}

std::size_t asciiLength(std::string_view text)
{
    std::size_t at = 0;
    for (std::uint64_t word = 0; at + 8 <= text.size(); at += 8) {
        std::memcpy(&word, text.data() + at, 8);
        if ((word & 0x8080808080808080) != 0)
            break;
    }
    while (at < text.size() && isAscii(text[at]))
        ++at;
    return at;
}

} // namespace

void Utf8Evidence::add(std::string_view block)
{
    while (!block.empty()) {
        const std::size_t plain = asciiLength(block);
        if (plain > 0) {
            if (!m_run.empty())
                addRun(block.front());
            m_before = block[plain - 1];
            block.remove_prefix(plain);
        }
        const auto end = std::ranges::find_if(block, isAscii);
        const auto length = std::min(static_cast<std::size_t>(end - block.begin()), kLongestRun - m_run.size());
        m_run.append(block.substr(0, length));
        block.remove_prefix(length);
        if (m_run.size() == kLongestRun)
            addRun('\n');
    }
}

void Utf8Evidence::finish()
{
    if (!m_run.empty())
        addRun('\n');
}

void Utf8Evidence::addRun(char after)
{
    if (isValidUtf8(m_run))
        ++m_utf8;
    else if (isWestern(m_before, m_run, after))
        ++m_western;
    else
        ++m_odd;
    m_run.clear();
    m_before = '\n';
}

} // namespace anomalyst::importing
