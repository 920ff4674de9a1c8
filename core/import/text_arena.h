// Texts that a reader puts together and that live until they are all released; their memory is used again. Single
// thread.
#pragma once

#include <deque>
#include <string>

namespace anomalyst::importing
{

class TextArena
{
public:
    std::string &next() // empty; stays where it is until the release
    {
        if (m_used == m_texts.size())
            m_texts.emplace_back();
        std::string &text = m_texts[m_used++];
        text.clear();
        return text;
    }
    void release() { m_used = 0; }

private:
    std::deque<std::string> m_texts;
    std::size_t m_used = 0;
};

} // namespace anomalyst::importing
