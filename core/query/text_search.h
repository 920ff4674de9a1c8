// Which texts of a pool contain a text, ignoring case: the texts are scanned as the bytes that lie in memory, many at a
// time, not one by one. Any thread; large pools are shared with a second thread for the time of the call.
#pragma once

#include "core/base/progress.h"
#include "core/store/text_pool.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace anomalyst::query
{

// A text to look for, prepared once: two of its places that are rare together in the texts are looked at
// first.
class FoldedNeedle
{
public:
    // A place, and which bits of the byte there are looked at: small letters and capitals agree in them.
    struct Probe {
        std::size_t offset = 0;
        char bits = 0;
        char value = 0;

        bool fits(const char *text) const { return (text[offset] & bits) == value; }
    };

    // `sample`: some of the text that will be searched, by which rare bytes are told from frequent ones.
    explicit FoldedNeedle(std::string_view needle, std::string_view sample = {});

    std::size_t size() const { return m_folded.size(); }
    // The first place at or after `from` where it stands in [from, end); `end` when there is none.
    const char *find(const char *from, const char *end) const;

private:
    bool standsAt(const char *text, const char *end) const;

    std::string m_folded;
    std::string m_caseless;        // bits of each byte in which the small letter and the capital agree
    std::uint64_t m_frontBits = 0; // the same of its first eight bytes, as far as it has them
    std::uint64_t m_front = 0;
    bool m_ascii = true; // otherwise two bytes of a letter must be taken together
    Probe m_first, m_second;
};

// One entry a text of the pool: 1 where it contains `needle`. Every text contains "".
std::vector<std::uint8_t> textsContaining(const store::TextPool &pool, std::string_view needle,
                                          const WorkContext &context = {});

} // namespace anomalyst::query
