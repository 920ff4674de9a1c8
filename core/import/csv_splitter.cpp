#include "core/import/csv_splitter.h"

#include "core/import/special_bytes.h"

#include <bit>
#include <cstring>

namespace anomalyst::importing
{

struct CsvSplitter::State {
    CsvSplit result;
    std::size_t fieldBegin = 0;
    std::size_t closedAt = 0; // the closing quote of the field, when it was quoted
    std::size_t skipBelow = 0;
    bool quoted = false;   // the field began with a quote
    bool inQuotes = false; // ... and it is still open
    bool doubled = false;
};

void CsvSplitter::endField(State &state, std::size_t at)
{
    const std::size_t end = state.quoted ? state.closedAt : at;
    const std::size_t begin = state.fieldBegin + (state.quoted ? 1 : 0);
    m_fields.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin), state.doubled});
    state.fieldBegin = at + 1;
    state.quoted = false;
    state.doubled = false;
}

// False when the split ends here: a fault, or the byte behind the quote is not there yet.
bool CsvSplitter::takeQuote(State &state, std::size_t at, std::string_view data, bool last)
{
    if (!state.inQuotes) {
        if (at == state.fieldBegin)
            state.quoted = state.inQuotes = true;
        else
            state.result.quoteInsideText = true;
        return true;
    }
    if (at + 1 == data.size()) {
        if (!last)
            return false;
    } else if (data[at + 1] == '"') {
        state.doubled = true;
        state.skipBelow = at + 2;
        return true;
    } else if (const char next = data[at + 1]; next != m_delimiter && next != '\n' && next != '\r') {
        state.result.end = CsvEnd::TextAfterQuote;
        state.result.bytes = at + 1;
        state.result.openedAt = state.fieldBegin;
        return false;
    }
    state.inQuotes = false;
    state.closedAt = at;
    return true;
}

CsvSplit CsvSplitter::split(std::string_view data, bool last)
{
    m_fields.clear();
    State state;
    for (std::size_t base = 0; base < data.size(); base += 64) {
        std::uint64_t bits = specialBytes(data.data() + base, m_delimiter);
        for (; bits != 0; bits &= bits - 1) {
            const std::size_t at = base + static_cast<std::size_t>(std::countr_zero(bits));
            if (at >= data.size())
                break;
            if (at < state.skipBelow)
                continue;
            const char c = data[at];
            const bool lineEnd = c == '\n' || c == '\r';
            const bool awaitsLineFeed = c == '\r' && at + 1 == data.size() && !last;
            const bool pair = c == '\r' && at + 1 < data.size() && data[at + 1] == '\n';
            if (c == '"') {
                if (!takeQuote(state, at, data, last))
                    return state.result;
            } else if (state.inQuotes) {
                state.result.lineBreaks += lineEnd && !pair && !awaitsLineFeed ? 1 : 0;
            } else if (!lineEnd) {
                endField(state, at);
            } else if (awaitsLineFeed) {
                return state.result;
            } else {
                endField(state, at);
                state.result.end = CsvEnd::Record;
                state.result.bytes = at + (pair ? 2 : 1);
                return state.result;
            }
        }
    }
    if (last) {
        if (!state.inQuotes)
            endField(state, data.size());
        state.result.end = state.inQuotes ? CsvEnd::UnclosedQuote : CsvEnd::Record;
        state.result.bytes = data.size();
        state.result.openedAt = state.fieldBegin;
    }
    return state.result;
}

std::size_t undoubleQuotes(char *text, std::size_t length)
{
    std::size_t to = 0;
    for (std::size_t from = 0; from < length;) {
        const auto *quote = static_cast<const char *>(std::memchr(text + from, '"', length - from));
        const std::size_t end = quote == nullptr ? length : static_cast<std::size_t>(quote - text) + 1;
        std::memmove(text + to, text + from, end - from);
        to += end - from;
        from = end + 1; // behind the second quote of the pair
    }
    return to;
}

} // namespace anomalyst::importing
