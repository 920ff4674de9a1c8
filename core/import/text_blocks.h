// Memory for many short texts that live until they are all released: written one behind the other into blocks that are
// used again. Single thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace anomalyst::importing
{

class TextBlocks
{
public:
    // Room for so many bytes; what is written there stays where it is.
    char *reserve(std::size_t bytes)
    {
        if (m_next == nullptr || static_cast<std::size_t>(m_end - m_next) < bytes)
            nextBlock(bytes);
        return m_next;
    }
    // Keeps what was written from reserve() to `end`.
    std::string_view keep(char *end)
    {
        const std::string_view text(m_next, static_cast<std::size_t>(end - m_next));
        m_used += text.size();
        m_next = end;
        return text;
    }
    std::size_t used() const { return m_used; } // bytes since the last release
    void release()
    {
        m_large.clear();
        m_block = 0;
        m_used = 0;
        m_next = m_end = nullptr;
    }

private:
    static constexpr std::size_t kBlockBytes = 512u << 10;

    void nextBlock(std::size_t bytes)
    {
        if (bytes > kBlockBytes) {
            m_large.push_back(std::make_unique_for_overwrite<char[]>(bytes));
            m_next = m_large.back().get();
            m_end = m_next + bytes;
            return;
        }
        if (m_block == m_blocks.size())
            m_blocks.push_back(std::make_unique_for_overwrite<char[]>(kBlockBytes));
        m_next = m_blocks[m_block++].get();
        m_end = m_next + kBlockBytes;
    }

    std::vector<std::unique_ptr<char[]>> m_blocks;
    std::vector<std::unique_ptr<char[]>> m_large;
    std::size_t m_block = 0; // the next one to be used
    std::size_t m_used = 0;
    char *m_next = nullptr;
    char *m_end = nullptr;
};

} // namespace anomalyst::importing
