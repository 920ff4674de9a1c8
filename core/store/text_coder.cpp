#include "core/store/text_coder.h"

#include "core/base/error.h"
#include "core/store/case_schema.h"
#include "core/store/sqlite_error.h"

namespace anomalyst::store
{

namespace
{

constexpr std::uint32_t kWindow = 10'000;
constexpr std::size_t kBytesPerText = 48; // a view and, on average, three slots of the index

} // namespace

LogDictionary::LogDictionary(Database &database, LogId log)
    : m_log(log)
    , m_index(m_pool)
{
    Statement rows = database.prepare("SELECT code, value FROM " + dictionaryTable(log) + " ORDER BY code");
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
    m_written = size();
}

bool LogDictionary::hasRoom() const
{
    return m_pool.bytes() + m_pool.size() * kBytesPerText < kMaxDictionaryBytes;
}

std::uint32_t LogDictionary::codeFor(std::string_view text)
{
    return m_complete && hasRoom() ? m_index.findOrAdd(text) : m_index.find(text);
}

void LogDictionary::write(Database &database)
{
    Statement insert = database.prepare("INSERT INTO " + dictionaryTable(m_log) + "(code, value) VALUES(?, ?)");
    for (; m_written < size(); ++m_written) {
        const auto code = static_cast<std::uint32_t>(m_written + 1);
        insert.bind(1, static_cast<std::int64_t>(code));
        insert.bind(2, m_pool[code]);
        insert.run();
    }
}

std::uint32_t ColumnCoder::codeFor(std::string_view text, LogDictionary &dictionary)
{
    if (m_seen == kWindow) {
        m_inline = m_new > kWindow / 2;
        m_seen = 0;
        m_new = 0;
    }
    if (m_inline || text.empty() || text.size() > kMaxCodedBytes)
        return 0;
    ++m_seen;
    if (m_lastCode != 0 && dictionary.text(m_lastCode) == text)
        return m_lastCode;
    const std::size_t before = dictionary.size();
    m_lastCode = dictionary.codeFor(text);
    m_new += dictionary.size() > before || m_lastCode == 0 ? 1 : 0;
    return m_lastCode;
}

} // namespace anomalyst::store
