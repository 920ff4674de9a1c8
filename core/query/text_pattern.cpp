#include "core/query/text_pattern.h"

#include <algorithm>
#include <cstdint>

namespace anomalyst::query
{

namespace
{

constexpr std::string_view kVarying = "<*>";
constexpr std::string_view kCuts = "\\/-.,:;=\"'|&()_@"; // a word varies in whole pieces between these
constexpr std::size_t kMostCells = 1 << 16;              // of one alignment: about 256 words beside 256

std::vector<std::string_view> wordsOf(std::string_view text)
{
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (end > 0)
            words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::size_t commonFront(std::string_view a, std::string_view b)
{
    const auto differ = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return static_cast<std::size_t>(differ.first - a.begin());
}

std::size_t commonBack(std::string_view a, std::string_view b)
{
    const auto differ = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend());
    return static_cast<std::size_t>(differ.first - a.rbegin());
}

} // namespace

bool TextPattern::Word::fits(std::string_view text) const
{
    if (!varies)
        return text == before;
    return !isGap && text.size() >= before.size() + after.size() && text.starts_with(before) && text.ends_with(after);
}

void TextPattern::Word::merge(std::string_view text)
{
    if (fits(text))
        return;
    const std::string whole = before;
    const std::string_view back = varies ? std::string_view(after) : std::string_view(whole);
    std::string_view front = std::string_view(whole).substr(0, commonFront(whole, text));
    front = front.substr(0, front.find_last_of(kCuts) + 1); // npos + 1 is 0
    // The back begins behind the front in both.
    const std::size_t most = std::min(text.size() - front.size(), varies ? back.size() : back.size() - front.size());
    std::string_view rest = back.substr(back.size() - std::min(most, commonBack(back, text)));
    const std::size_t cut = rest.find_first_of(kCuts);
    rest = cut == std::string_view::npos ? std::string_view() : rest.substr(cut);
    std::string newAfter(rest);
    before = std::string(front);
    after = std::move(newAfter);
    varies = true;
}

TextPattern::TextPattern(std::string_view first)
{
    for (const std::string_view word : wordsOf(first))
        m_words.push_back({std::string(word), {}, false, false});
}

void TextPattern::add(std::string_view text)
{
    const std::vector<std::string_view> words = wordsOf(text);
    if (m_hasGaps || words.size() != m_words.size())
        return align(words);
    for (std::size_t i = 0; i < words.size(); ++i)
        m_words[i].merge(words[i]);
}

// The longest common subsequence stays, what is between becomes gaps. Texts too long for that keep their beginning.
void TextPattern::align(const std::vector<std::string_view> &words)
{
    const std::size_t width = std::min(words.size(), kMostCells / (m_words.size() + 1));
    const auto at = [width](std::size_t i, std::size_t j) { return i * (width + 1) + j; };
    std::vector<std::uint16_t> best((m_words.size() + 1) * (width + 1));
    for (std::size_t i = m_words.size(); i-- > 0;) {
        for (std::size_t j = width; j-- > 0;)
            best[at(i, j)] = m_words[i].fits(words[j]) ? static_cast<std::uint16_t>(best[at(i + 1, j + 1)] + 1)
                                                       : std::max(best[at(i + 1, j)], best[at(i, j + 1)]);
    }
    std::vector<Word> common;
    std::size_t i = 0, j = 0;
    const auto skip = [&] {
        if (common.empty() || !common.back().isGap)
            common.push_back(gap());
    };
    while (i < m_words.size() && j < width) {
        if (m_words[i].fits(words[j])) {
            common.push_back(std::move(m_words[i++]));
            ++j;
        } else {
            skip();
            ++(best[at(i + 1, j)] >= best[at(i, j + 1)] ? i : j);
        }
    }
    if (i < m_words.size() || j < words.size())
        skip();
    m_words = std::move(common);
    m_hasGaps = true;
}

std::string TextPattern::text() const
{
    std::string text;
    for (const Word &word : m_words) {
        if (!text.empty())
            text += ' ';
        text += word.before;
        if (word.varies)
            text.append(kVarying).append(word.after);
    }
    return text;
}

} // namespace anomalyst::query
