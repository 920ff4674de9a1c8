#include "core/store/dictionary_reader.h"

#include "core/base/error.h"
#include "core/store/case_schema.h"
#include "core/store/sqlite_error.h"

namespace anomalyst::store
{

namespace
{

constexpr std::int64_t kStepsInsteadOfSeek = 16; // a step costs a tenth of finding a row anew

Error damaged(std::int64_t code, const Database &database)
{
    return {"the case is damaged: there is no text number " + std::to_string(code), pathText(database.path()),
            "open an intact copy or import the logs into a new case"};
}

} // namespace

DictionaryReader::DictionaryReader(Database &database, LogId log)
    : m_database(&database)
    , m_rows(database.prepare("SELECT code, value FROM " + dictionaryTable(log) + " WHERE code >= ? ORDER BY code"))
    , m_largestCode(database.integer("SELECT max(code) FROM " + dictionaryTable(log)))
{
    // Codes are given without gaps and each takes bytes in the file: memory is asked for by this number.
    if (m_largestCode < 0 || static_cast<std::uint64_t>(m_largestCode) > std::filesystem::file_size(database.path()))
        throw damaged(m_largestCode, database);
}

std::string_view DictionaryReader::text(std::int64_t code)
{
    const bool near = m_current > 0 && code >= m_current && code - m_current <= kStepsInsteadOfSeek;
    if (!near) {
        m_rows.reset();
        m_rows.bind(1, code);
        m_current = m_rows.step() ? m_rows.integer(0) : 0;
    }
    while (m_current > 0 && m_current < code)
        m_current = m_rows.step() ? m_rows.integer(0) : 0;
    if (m_current != code)
        throw damaged(code, *m_database);
    return m_rows.text(1);
}

void DictionaryReader::release()
{
    m_rows.reset();
    m_current = 0;
}

} // namespace anomalyst::store
