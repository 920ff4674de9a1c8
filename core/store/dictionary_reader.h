// Texts of a log's dictionary by code. Codes that follow one another are read in one pass. One thread; on a connection
// that outlives it.
#pragma once

#include "core/base/ids.h"
#include "core/store/database.h"

#include <cstdint>
#include <string_view>

namespace anomalyst::store
{

class DictionaryReader
{
public:
    DictionaryReader(Database &database, LogId log);

    std::int64_t largestCode() const { return m_largestCode; }
    std::string_view text(std::int64_t code); // valid until the next call; throws Error when there is none
    void release();                           // lets go of the case, so that others may write

private:
    Database *m_database;
    Statement m_rows;
    std::int64_t m_largestCode = 0;
    std::int64_t m_current = 0; // the code of the row that m_rows stands at; 0: none
};

} // namespace anomalyst::store
