#include "core/query/session_names.h"

#include <algorithm>
#include <array>

namespace anomalyst::query
{

namespace
{

constexpr std::size_t kBatch = 16; // texts looked up at a time

} // namespace

void SessionNames::codes(std::span<const std::string_view> texts, std::span<std::uint32_t> result)
{
    std::array<std::uint32_t, kBatch> hashes;
    for (std::size_t begin = 0; begin < texts.size(); begin += kBatch) {
        const std::size_t count = std::min(kBatch, texts.size() - begin);
        for (std::size_t i = 0; i < count; ++i) {
            hashes[i] = m_index.hashOf(texts[begin + i]);
            m_index.fetchSlot(hashes[i]);
        }
        for (std::size_t i = 0; i < count; ++i)
            result[begin + i] = m_index.findOrAdd(texts[begin + i], hashes[i]) - 1;
    }
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
