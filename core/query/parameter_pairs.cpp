#include "core/query/parameter_pairs.h"

#include <algorithm>
#include <optional>

namespace anomalyst::query
{

namespace
{

constexpr std::string_view kBlanks = " \t\r\n";

class PairScanner
{
public:
    PairScanner(std::string_view rest, std::deque<std::string> &unescaped)
        : m_rest(rest)
        , m_unescaped(unescaped)
    {
    }

    bool skipBlanks() // true when something follows
    {
        m_rest.remove_prefix(std::min(m_rest.find_first_not_of(kBlanks), m_rest.size()));
        return !m_rest.empty();
    }
    bool take(char wanted)
    {
        if (m_rest.empty() || m_rest.front() != wanted)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    bool isAtWordEnd() const { return m_rest.empty() || kBlanks.find(m_rest.front()) != std::string_view::npos; }

    // A quoted text, or everything up to one of `ends`. Nothing for a quote left open.
    std::optional<std::string_view> word(std::string_view ends)
    {
        if (!m_rest.empty() && (m_rest.front() == '"' || m_rest.front() == '\''))
            return quoted(m_rest.front());
        const std::string_view word = m_rest.substr(0, m_rest.find_first_of(ends));
        m_rest.remove_prefix(word.size());
        return word;
    }

private:
    std::optional<std::string_view> quoted(char quote)
    {
        std::size_t end = 1;
        bool hasEscapes = false;
        for (; end < m_rest.size() && m_rest[end] != quote; ++end) {
            const char next = end + 1 < m_rest.size() ? m_rest[end + 1] : '\0';
            if (m_rest[end] == '\\' && (next == quote || next == '\\')) {
                hasEscapes = true;
                ++end;
            }
        }
        if (end >= m_rest.size())
            return {};
        const std::string_view inside = m_rest.substr(1, end - 1);
        m_rest.remove_prefix(end + 1);
        return hasEscapes ? unescape(inside, quote) : inside;
    }

    std::string_view unescape(std::string_view text, char quote)
    {
        std::string &plain = m_unescaped.emplace_back();
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char next = i + 1 < text.size() ? text[i + 1] : '\0';
            if (text[i] == '\\' && (next == quote || next == '\\'))
                ++i;
            plain += text[i];
        }
        return plain;
    }

    std::string_view m_rest;
    std::deque<std::string> &m_unescaped;
};

} // namespace

bool readPairs(std::string_view text, std::deque<std::string> &unescaped, std::vector<ParameterText> &found)
{
    PairScanner scanner(text, unescaped);
    while (scanner.skipBlanks()) {
        const std::optional<std::string_view> name = scanner.word("= \t\r\n");
        if (!name || name->empty() || !scanner.take('='))
            return false;
        const std::optional<std::string_view> value = scanner.word(kBlanks);
        if (!value || !scanner.isAtWordEnd())
            return false;
        found.push_back({*name, *value});
    }
    return true;
}

} // namespace anomalyst::query
