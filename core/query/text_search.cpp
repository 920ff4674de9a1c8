// Two bytes at fixed places decide quickly that a text cannot begin here, see W. Muła, "SIMD-friendly algorithms for
// substring searching" (2018), "generic SIMD"; here the two places are those of the needle that are rarest together.
#include "core/query/text_search.h"

#include "core/query/text_fold.h"
#include "core/query/two_threads.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace anomalyst::query
{

namespace
{

constexpr std::size_t kSampleBytes = 8 * 1024;
constexpr std::size_t kMostProbed = 64; // bytes of a needle: enough to choose from
constexpr std::uint32_t kNearTexts = 8;
constexpr std::size_t kBytesForTwoThreads = 8 << 20;

using Frequencies = std::array<std::uint32_t, 256>;

Frequencies frequenciesIn(std::string_view sample)
{
    Frequencies counts{};
    for (const char byte : sample)
        ++counts[static_cast<unsigned char>(byte)];
    return counts;
}

#if defined(__SSE2__)
constexpr std::size_t kBlock = 16;

// Which bytes of a block may stand at the probe.
struct ProbeBlock {
    explicit ProbeBlock(const FoldedNeedle::Probe &probe)
        : bits(_mm_set1_epi8(probe.bits))
        , value(_mm_set1_epi8(probe.value))
    {
    }
    __m128i matches(const char *bytes) const
    {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes));
        return _mm_cmpeq_epi8(_mm_and_si128(block, bits), value);
    }

    __m128i bits;
    __m128i value;
};

unsigned candidates(const ProbeBlock &first, const ProbeBlock &second, const char *atFirst, const char *atSecond)
{
    return static_cast<unsigned>(_mm_movemask_epi8(_mm_and_si128(first.matches(atFirst), second.matches(atSecond))));
}
#endif

std::uint64_t wordAt(const char *bytes)
{
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

// How often both bytes stand in the sample as far from each other as in the needle. Bytes of one word go together, so
// this tells more than how rare each is.
std::size_t timesTogether(const FoldedNeedle::Probe &first, const FoldedNeedle::Probe &second, std::string_view sample)
{
    const std::size_t length = std::max(first.offset, second.offset) + 1;
    std::size_t times = 0;
    for (std::size_t at = 0; at + length <= sample.size(); ++at)
        times += first.fits(sample.data() + at) && second.fits(sample.data() + at) ? 1 : 0;
    return times;
}

// The part of the pool's bytes that one thread scans; marks the texts in which the needle stands.
class StretchScan
{
public:
    StretchScan(const store::TextPool &pool, const FoldedNeedle &needle, std::uint8_t *found)
        : m_pool(&pool)
        , m_needle(&needle)
        , m_found(found)
    {
    }

    void scan(store::TextStretch stretch) const
    {
        const char *at = (*m_pool)[stretch.first].data();
        const char *end = endOf(stretch.end - 1);
        std::uint32_t code = stretch.first;
        while ((at = m_needle->find(at, end)) != end) {
            code = textAt(at, {code, stretch.end});
            const char *textEnd = endOf(code);
            if (at + m_needle->size() > textEnd) { // begins in one text and ends in the next
                ++at;
                continue;
            }
            m_found[code] = 1;
            at = textEnd;
        }
    }

private:
    const char *endOf(std::uint32_t code) const { return (*m_pool)[code].data() + (*m_pool)[code].size(); }

    // The text that the byte lies in: often one of the next; else wider and wider steps, then halving.
    std::uint32_t textAt(const char *byte, store::TextStretch among) const
    {
        std::uint32_t low = among.first;
        for (const std::uint32_t near = std::min(among.end, low + kNearTexts); low < near; ++low) {
            if (endOf(low) > byte)
                return low;
        }
        std::uint32_t step = 1;
        while (low + step < among.end && endOf(low + step - 1) <= byte) {
            low += step;
            step *= 2;
        }
        std::uint32_t high = std::min(among.end, low + step);
        while (low < high) {
            const std::uint32_t middle = low + (high - low) / 2;
            if (endOf(middle) <= byte)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    const store::TextPool *m_pool;
    const FoldedNeedle *m_needle;
    std::uint8_t *m_found;
};

std::string_view sampleOf(const store::TextPool &pool, const std::vector<store::TextStretch> &stretches)
{
    if (stretches.empty())
        return {};
    const store::TextStretch middle = stretches[stretches.size() / 2];
    const char *begin = pool[middle.first].data();
    const char *end = pool[middle.end - 1].data() + pool[middle.end - 1].size();
    return {begin, std::min(kSampleBytes, static_cast<std::size_t>(end - begin))};
}

} // namespace

FoldedNeedle::FoldedNeedle(std::string_view needle, std::string_view sample)
    : m_folded(foldedCase(needle))
    , m_caseless(m_folded.size(), '\0')
    , m_ascii(std::ranges::all_of(needle, [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
{
    const std::string capital = capitalCase(m_folded);
    for (std::size_t i = 0; i < m_folded.size(); ++i)
        m_caseless[i] = static_cast<char>(~(m_folded[i] ^ capital[i]));
    const Frequencies counts = frequenciesIn(sample);
    const auto frequency = [&](std::size_t i) {
        return counts[static_cast<unsigned char>(m_folded[i])] + counts[static_cast<unsigned char>(capital[i])];
    };
    const auto probeAt = [&](std::size_t i) {
        return Probe{i, m_caseless[i], static_cast<char>(m_folded[i] & m_caseless[i])};
    };
    if (m_folded.empty())
        return;
    std::memcpy(&m_frontBits, m_caseless.data(), std::min(m_caseless.size(), sizeof m_frontBits));
    std::memcpy(&m_front, m_folded.data(), std::min(m_folded.size(), sizeof m_front));
    m_front &= m_frontBits;
    std::size_t rarest = 0;
    for (std::size_t i = 1; i < m_folded.size(); ++i)
        rarest = frequency(i) < frequency(rarest) ? i : rarest;
    m_first = probeAt(rarest);
    m_second = m_first;
    std::size_t fewest = sample.size() + 1;
    for (std::size_t i = 0; i < std::min(m_folded.size(), kMostProbed); ++i) {
        const std::size_t together = i == rarest ? fewest : timesTogether(m_first, probeAt(i), sample);
        if (together < fewest) {
            fewest = together;
            m_second = probeAt(i);
        }
    }
}

bool FoldedNeedle::standsAt(const char *text, const char *end) const
{
    std::size_t i = 0;
    if (static_cast<std::size_t>(end - text) >= sizeof m_front) { // most end here, one way or the other
        if ((wordAt(text) & m_frontBits) != m_front)
            return false;
        i = sizeof m_front;
    }
    for (; i + sizeof(std::uint64_t) <= m_folded.size(); i += sizeof(std::uint64_t)) {
        if (((wordAt(text + i) ^ wordAt(m_folded.data() + i)) & wordAt(m_caseless.data() + i)) != 0)
            return false;
    }
    for (; i < m_folded.size(); ++i) {
        if (((text[i] ^ m_folded[i]) & m_caseless[i]) != 0)
            return false;
    }
    return m_ascii || foldedCase({text, m_folded.size()}) == m_folded;
}

const char *FoldedNeedle::find(const char *from, const char *end) const
{
    if (static_cast<std::size_t>(end - from) < m_folded.size())
        return end;
    const char *last = end - m_folded.size(); // where it can begin at the latest
    const char *at = from;
#if defined(__SSE2__)
    const ProbeBlock first(m_first);
    const ProbeBlock second(m_second);
    for (; at + kBlock <= last + 1; at += kBlock) {
        unsigned bits = candidates(first, second, at + m_first.offset, at + m_second.offset);
        for (; bits != 0; bits &= bits - 1) {
            const char *candidate = at + std::countr_zero(bits);
            if (standsAt(candidate, end))
                return candidate;
        }
    }
#endif
    for (; at <= last; ++at) {
        if (m_first.fits(at) && m_second.fits(at) && standsAt(at, end))
            return at;
    }
    return end;
}

std::vector<std::uint8_t> textsContaining(const store::TextPool &pool, std::string_view needle,
                                          const WorkContext &context)
{
    if (needle.empty())
        return std::vector<std::uint8_t>(pool.size(), 1);
    std::vector<std::uint8_t> found(pool.size());
    const std::vector<store::TextStretch> stretches = pool.stretches();
    const FoldedNeedle prepared(needle, sampleOf(pool, stretches));
    const StretchScan scan(pool, prepared, found.data());
    onTwoThreads({.count = stretches.size(), .isLarge = pool.bytes() > kBytesForTwoThreads}, context,
                 [&](std::size_t i) { scan.scan(stretches[i]); });
    return found;
}

} // namespace anomalyst::query
