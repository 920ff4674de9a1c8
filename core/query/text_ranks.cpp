// Texts are sorted by eight bytes at a time, as numbers; only those that are equal so far are looked at again, after
// the bytes they have in common.
#include "core/query/text_ranks.h"

#include "core/query/key_order.h"
#include "core/query/row_chunks.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace anomalyst::query
{

namespace
{

constexpr std::size_t kFew = 64; // so many are simply compared

using Codes = std::vector<std::uint32_t>;

struct Group {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t depth = 0; // bytes in which all of them are equal
};

class TextSorter
{
public:
    TextSorter(const store::TextPool &pool, Codes &codes, const WorkContext &context)
        : m_pool(&pool)
        , m_codes(&codes)
        , m_context(&context)
    {
    }

    void sort()
    {
        std::vector<Group> open = {{0, m_codes->size(), 0}};
        while (!open.empty()) { // a list, not the stack: a text may be long
            const Group group = open.back();
            open.pop_back();
            m_context->checkStopped();
            if (group.end - group.begin <= kFew)
                sortFew(group);
            else
                sortMany(group, open);
        }
    }

private:
    std::string_view rest(std::uint32_t code, std::size_t depth) const
    {
        const std::string_view text = (*m_pool)[code];
        return text.substr(std::min(depth, text.size()));
    }

    std::span<std::uint32_t> codesOf(const Group &group) const
    {
        return std::span(*m_codes).subspan(group.begin, group.end - group.begin);
    }

    void sortFew(const Group &group)
    {
        std::ranges::sort(codesOf(group), [&](std::uint32_t a, std::uint32_t b) {
            return rest(a, group.depth) < rest(b, group.depth);
        });
    }

    // How many bytes after the depth are the same in all texts.
    std::size_t commonBytes(const Group &group) const
    {
        const std::span<const std::uint32_t> codes = codesOf(group);
        std::string_view common = rest(codes.front(), group.depth);
        for (const std::uint32_t code : codes) {
            const std::string_view text = rest(code, group.depth);
            const std::size_t most = std::min(common.size(), text.size());
            std::size_t equal = 0;
            while (equal < most && common[equal] == text[equal])
                ++equal;
            common = common.substr(0, equal);
            if (common.empty())
                break;
        }
        return common.size();
    }

    // The next eight bytes as a number that orders as they do. A text that ends before is padded with zeros, so equal
    // keys may still differ: in length, or in the bytes that follow.
    static std::uint64_t keyOf(std::string_view text)
    {
        std::array<char, 8> bytes{};
        std::memcpy(bytes.data(), text.data(), std::min(text.size(), bytes.size()));
        std::uint64_t key = 0;
        for (const char byte : bytes)
            key = key << 8 | static_cast<unsigned char>(byte);
        return key;
    }

    void sortMany(const Group &group, std::vector<Group> &open)
    {
        const std::size_t depth = group.depth + commonBytes(group);
        const std::span<std::uint32_t> codes = codesOf(group);
        std::vector<KeyedRow> keyed(codes.size());
        forChunks(codes.size(), *m_context, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i)
                keyed[i] = {keyOf(rest(codes[i], depth)), codes[i]};
        });
        orderByKey(keyed, false, *m_context);
        for (std::size_t i = 0; i < codes.size(); ++i)
            codes[i] = keyed[i].row;
        for (std::size_t begin = 0; begin < codes.size();) {
            std::size_t end = begin + 1;
            while (end < codes.size() && keyed[end].key == keyed[begin].key)
                ++end;
            if (end - begin > 1)
                settleEqual({group.begin + begin, group.begin + end, depth}, open);
            begin = end;
        }
    }

    // Texts whose next eight bytes are equal. Those that end within them differ in nothing but zeros at their end: the
    // shorter comes first, and all of them before the longer ones.
    void settleEqual(const Group &group, std::vector<Group> &open)
    {
        const std::span<std::uint32_t> codes = codesOf(group);
        const auto isShort = [&](std::uint32_t code) { return rest(code, group.depth).size() <= 8; };
        const auto longer = std::ranges::stable_partition(codes, isShort).begin();
        std::sort(codes.begin(), longer,
                  [&](std::uint32_t a, std::uint32_t b) { return (*m_pool)[a].size() < (*m_pool)[b].size(); });
        const auto shortOnes = static_cast<std::size_t>(longer - codes.begin());
        if (group.end - group.begin - shortOnes > 1)
            open.push_back({group.begin + shortOnes, group.end, group.depth + 8});
    }

    const store::TextPool *m_pool;
    Codes *m_codes;
    const WorkContext *m_context;
};

// In the order of the codes, which is that of the first use of a text and of the memory it lies in.
Codes codesOf(const store::TextColumn &column, std::span<const EventRow> rows, const WorkContext &context)
{
    std::vector<std::uint8_t> used(column.pool.size());
    forChunks(rows.size(), context, [&](std::size_t begin, std::size_t end) {
        for (const EventRow row : rows.subspan(begin, end - begin))
            used[column.codes[row]] = 1;
    });
    Codes codes;
    for (std::uint32_t code = 1; code < used.size(); ++code) {
        if (used[code] != 0)
            codes.push_back(code);
    }
    return codes;
}

} // namespace

TextRanks ranksOfTexts(const store::TextColumn &column, std::span<const EventRow> rows, const WorkContext &context)
{
    Codes codes = codesOf(column, rows, context);
    TextSorter(column.pool, codes, context).sort();
    TextRanks ranks;
    ranks.count = static_cast<std::uint32_t>(codes.size());
    ranks.byCode.resize(column.pool.size());
    for (std::uint32_t rank = 0; rank < ranks.count; ++rank)
        ranks.byCode[codes[rank]] = rank;
    return ranks;
}

} // namespace anomalyst::query
