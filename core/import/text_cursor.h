// Reads from the front of a text; every step tells whether it found what it wanted. Any thread.
#pragma once

#include <string_view>

namespace anomalyst::importing
{

class TextCursor
{
public:
    explicit TextCursor(std::string_view text)
        : m_at(text.data())
        , m_end(text.data() + text.size())
    {
    }

    bool atEnd() const { return m_at == m_end; }
    char peek() const { return atEnd() ? '\0' : *m_at; }
    std::string_view rest() const { return {m_at, static_cast<std::size_t>(m_end - m_at)}; }
    void skip(std::size_t bytes) { m_at += bytes; }

    bool take(char c)
    {
        if (atEnd() || *m_at != c)
            return false;
        ++m_at;
        return true;
    }
    bool take(std::string_view text)
    {
        if (!rest().starts_with(text))
            return false;
        skip(text.size());
        return true;
    }
    void takeBlanks()
    {
        while (take(' ')) {
        }
    }
    // Between `least` and `most` digits, as many as there are; one more digit behind them fails.
    bool number(int least, int most, int &value)
    {
        value = 0;
        int count = 0;
        for (; count < most && isDigit(); ++count, ++m_at)
            value = value * 10 + (*m_at - '0');
        return count >= least && !isDigit();
    }
    // Exactly so many digits, whatever follows.
    bool digits(int count, int &value)
    {
        value = 0;
        for (; count > 0; --count, ++m_at) {
            if (!isDigit())
                return false;
            value = value * 10 + (*m_at - '0');
        }
        return true;
    }
    bool isDigit() const { return m_at != m_end && *m_at >= '0' && *m_at <= '9'; }
    bool isLetter() const { return m_at != m_end && ((*m_at | 0x20) >= 'a' && (*m_at | 0x20) <= 'z'); }

private:
    const char *m_at;
    const char *m_end;
};

} // namespace anomalyst::importing
