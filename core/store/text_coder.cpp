#include "core/store/text_coder.h"

#include "core/base/error.h"
#include "core/store/case_schema.h"
#include "core/store/sqlite_error.h"

#include <algorithm>
#include <array>

namespace anomalyst::store
{

namespace
{

constexpr std::size_t kGroup = 64;
constexpr std::uint32_t kWindow = 10'000;
constexpr std::uint32_t kManyNew = kWindow / 2;
constexpr std::uint32_t kNothingElseNew = kWindow / 10 * 9;
constexpr std::uint32_t kWindowsToTry = 4;
constexpr std::size_t kBytesPerText = 48; // a view, its slots, and those of a larger index while that grows

} // namespace

LogDictionary::LogDictionary(Database &database, LogId log, std::int64_t last)
    : m_log(log)
    , m_index(m_pool)
{
    Statement rows =
        database.prepare("SELECT code, value FROM " + dictionaryTable(log) + " WHERE code <= ? ORDER BY code");
    rows.bind(1, last);
    while (rows.step()) {
        if (!hasRoom()) {
            m_complete = false;
            break;
        }
        const std::uint32_t code = m_index.findOrAdd(rows.text(1));
        if (code != rows.integer(0))
            throw Error("the case is damaged: text number " + std::to_string(rows.integer(0)) + " is out of order",
                        pathText(database.path()), "open an intact copy or import the logs into a new case");
    }
    m_taken = size();
}

bool LogDictionary::hasRoom() const
{
    return m_pool.bytes() + m_pool.size() * kBytesPerText < kMaxDictionaryBytes;
}

std::uint32_t LogDictionary::codeFor(std::string_view text, std::uint32_t hash)
{
    return m_complete && hasRoom() ? m_index.findOrAdd(text, hash) : m_index.find(text, hash);
}

void LogDictionary::takeNew(std::vector<std::string_view> &texts)
{
    while (m_taken < size())
        texts.push_back(m_pool[static_cast<std::uint32_t>(++m_taken)]);
}

void ColumnCoder::endWindow()
{
    m_manyNew = m_new > kManyNew ? m_manyNew + 1 : 0;
    m_inline = m_new > kNothingElseNew || m_manyNew == kWindowsToTry;
    m_seen = 0;
    m_new = 0;
}

void ColumnCoder::code(std::span<const std::string_view> texts, LogDictionary &dictionary,
                       std::span<std::uint32_t> codes)
{
    while (!texts.empty()) {
        if (m_seen == kWindow)
            endWindow();
        if (m_inline) {
            std::ranges::fill(codes, 0);
            return;
        }
        const std::size_t count = std::min({texts.size(), kGroup, std::size_t{kWindow - m_seen}});
        codeGroup(texts.first(count), dictionary, codes.first(count));
        texts = texts.subspan(count);
        codes = codes.subspan(count);
    }
}

// Texts that were seen long ago lie far away in memory: all of the group are fetched at once.
void ColumnCoder::codeGroup(std::span<const std::string_view> texts, LogDictionary &dictionary,
                            std::span<std::uint32_t> codes)
{
    std::array<std::uint32_t, kGroup> hashes = {};
    std::array<std::size_t, kGroup> looked; // the texts that differ from the one before: neighbours often are the same
    std::size_t count = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        m_seen += texts[i].empty() ? 0 : 1;
        if (i > 0 && texts[i] == texts[i - 1])
            continue;
        hashes[count] = dictionary.index().hashOf(texts[i]);
        dictionary.index().fetchSlot(hashes[count]);
        looked[count++] = i;
    }
    for (std::size_t k = 0; k < count; ++k)
        dictionary.index().fetchText(hashes[k]);
    for (std::size_t k = 0; k < count; ++k) {
        const std::uint32_t code = codeFor(texts[looked[k]], hashes[k], dictionary);
        const std::size_t end = k + 1 < count ? looked[k + 1] : texts.size();
        std::fill(codes.begin() + static_cast<std::ptrdiff_t>(looked[k]),
                  codes.begin() + static_cast<std::ptrdiff_t>(end), code);
    }
}

std::uint32_t ColumnCoder::codeFor(std::string_view text, std::uint32_t hash, LogDictionary &dictionary)
{
    if (text.empty() || text.size() > kMaxCodedBytes)
        return 0;
    const std::size_t before = dictionary.size();
    const std::uint32_t code = dictionary.codeFor(text, hash);
    m_new += dictionary.size() > before || code == 0 ? 1 : 0;
    return code;
}

} // namespace anomalyst::store
