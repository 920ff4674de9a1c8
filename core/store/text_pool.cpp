#include "core/store/text_pool.h"

#include "core/base/error.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace anomalyst::store
{

namespace
{

constexpr std::size_t kSmallestBlock = 4096;
constexpr std::size_t kLargestBlock = 1 << 20;

} // namespace

TextPool::TextPool()
    : m_views(1)
{
}

std::uint32_t TextPool::add(std::string_view text)
{
    if (m_views.size() > std::numeric_limits<std::uint32_t>::max())
        throw Error("the log has more than four thousand million distinct texts", {}, "import it in parts");
    if (text.size() > m_freeBytes) {
        m_freeBytes = std::max(text.size(), std::clamp(m_bytes, kSmallestBlock, kLargestBlock));
        m_blocks.push_back(std::make_unique_for_overwrite<char[]>(m_freeBytes));
        m_free = m_blocks.back().get();
        m_firstCodes.push_back(static_cast<std::uint32_t>(m_views.size()));
    }
    if (!text.empty())
        std::memcpy(m_free, text.data(), text.size());
    m_views.emplace_back(m_free, text.size());
    m_free += text.size();
    m_freeBytes -= text.size();
    m_bytes += text.size();
    return static_cast<std::uint32_t>(m_views.size() - 1);
}

std::vector<TextStretch> TextPool::stretches() const
{
    std::vector<TextStretch> stretches;
    if (m_views.size() > 1 && (m_firstCodes.empty() || m_firstCodes.front() > 1)) // empty texts before the first block
        stretches.push_back({1, m_firstCodes.empty() ? static_cast<std::uint32_t>(m_views.size()) : m_firstCodes[0]});
    for (std::size_t i = 0; i < m_firstCodes.size(); ++i) {
        const bool last = i + 1 == m_firstCodes.size();
        stretches.push_back({m_firstCodes[i], last ? static_cast<std::uint32_t>(m_views.size()) : m_firstCodes[i + 1]});
    }
    return stretches;
}

} // namespace anomalyst::store
