#include "core/query/session_names.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace anomalyst::query
{

namespace
{

constexpr std::size_t kFirstEntries = 256;
constexpr std::size_t kBatch = 16; // texts looked up at a time

// Odd numbers with bits all over.
constexpr std::array<std::uint64_t, 3> kFactors = {0x9e3779b97f4a7c15U, 0xbf58476d1ce4e5b9U, 0x94d049bb133111ebU};

template<class Number>
Number read(const char *bytes)
{
    Number value = 0;
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

std::uint64_t word(const char *bytes)
{
    return read<std::uint64_t>(bytes);
}

// All bytes of a text of less than 8, without a loop: what is read overlaps.
std::uint64_t shortWord(const char *bytes, std::size_t size)
{
    if (size >= 4)
        return std::uint64_t(read<std::uint32_t>(bytes)) << 32 | read<std::uint32_t>(bytes + size - 4);
    if (size == 0)
        return 0;
    const auto byte = [bytes](std::size_t at) { return std::uint64_t(static_cast<unsigned char>(bytes[at])); };
    return byte(0) << 16 | byte(size / 2) << 8 | byte(size - 1);
}

// The last up to 8 bytes of the text; they overlap what was read before.
std::uint64_t lastWord(std::string_view text)
{
    return text.size() >= 8 ? word(text.data() + text.size() - 8) : shortWord(text.data(), text.size());
}

// Most names are short: a call of memcmp takes longer than the comparison.
bool isSame(std::string_view a, std::string_view b)
{
    if (a.size() != b.size())
        return false;
    if (a.size() < 8)
        return shortWord(a.data(), a.size()) == shortWord(b.data(), b.size());
    if (a.size() > 32)
        return a == b;
    std::uint64_t different = word(a.data() + a.size() - 8) ^ word(b.data() + b.size() - 8);
    for (std::size_t at = 0; at + 8 < a.size(); at += 8)
        different |= word(a.data() + at) ^ word(b.data() + at);
    return different == 0;
}

std::uint64_t scramble(std::uint64_t value, std::uint64_t factor)
{
    value *= factor;
    return value ^ (value >> 32);
}

} // namespace

SessionNames::SessionNames()
    : m_entries(kFirstEntries)
{
}

// Log texts may be long (policies as JSON): three independent chains of 8 bytes keep the multiplier busy.
std::uint32_t SessionNames::hash(std::string_view text)
{
    const char *bytes = text.data();
    std::size_t left = text.size();
    std::uint64_t sum = left * kFactors[0];
    std::uint64_t second = kFactors[1];
    std::uint64_t third = kFactors[2];
    for (; left > 24; left -= 24, bytes += 24) {
        sum = scramble(sum ^ word(bytes), kFactors[0]);
        second = scramble(second ^ word(bytes + 8), kFactors[1]);
        third = scramble(third ^ word(bytes + 16), kFactors[2]);
    }
    sum ^= second ^ third;
    for (; left > 8; left -= 8, bytes += 8)
        sum = scramble(sum ^ word(bytes), kFactors[0]);
    sum = scramble(sum ^ lastWord(text), kFactors[1]);
    return static_cast<std::uint32_t>(scramble(sum, kFactors[2]));
}

void SessionNames::codes(std::span<const std::string_view> texts, std::span<std::uint32_t> result)
{
    std::array<std::uint32_t, kBatch> hashes;
    for (std::size_t begin = 0; begin < texts.size(); begin += kBatch) {
        const std::size_t count = std::min(kBatch, texts.size() - begin);
        const std::size_t ahead = std::min(kBatch, texts.size() - begin - count);
        for (std::size_t i = 0; i < ahead; ++i)
            __builtin_prefetch(texts[begin + count + i].data());
        for (std::size_t i = 0; i < count; ++i) {
            hashes[i] = hash(texts[begin + i]);
            __builtin_prefetch(&m_entries[hashes[i] & (m_entries.size() - 1)]);
        }
        for (std::size_t i = 0; i < count; ++i)
            result[begin + i] = find(texts[begin + i], hashes[i]);
    }
}

std::uint32_t SessionNames::find(std::string_view text, std::uint32_t hash)
{
    const std::size_t mask = m_entries.size() - 1;
    std::size_t position = hash & mask;
    for (; m_entries[position].number != 0; position = (position + 1) & mask) {
        const Entry &entry = m_entries[position];
        if (entry.hash == hash && isSame(m_pool[entry.number], text))
            return entry.number - 1;
    }
    const std::uint32_t number = m_pool.add(text);
    m_entries[position] = {hash, number};
    if (m_pool.size() * 3 > m_entries.size() * 2)
        grow();
    return number - 1;
}

void SessionNames::grow()
{
    std::vector<Entry> entries(m_entries.size() * 2);
    const std::size_t mask = entries.size() - 1;
    for (const Entry &entry : m_entries) {
        if (entry.number == 0)
            continue;
        std::size_t position = entry.hash & mask;
        while (entries[position].number != 0)
            position = (position + 1) & mask;
        entries[position] = entry;
    }
    m_entries = std::move(entries);
}

std::vector<std::string> SessionNames::texts() const
{
    std::vector<std::string> texts;
    texts.reserve(size());
    for (std::uint32_t code = 0; code < size(); ++code)
        texts.emplace_back((*this)[code]);
    return texts;
}

} // namespace anomalyst::query
