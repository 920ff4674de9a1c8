// What a case holds of a source whose import was cut off, held against the rows that come when it is read again: only
// what is the very same need not be written once more. On the thread of the connection.
#pragma once

#include "core/store/database.h"
#include "core/store/row_block.h"
#include "core/store/unfinished_import.h"

#include <cstdint>
#include <string_view>

namespace anomalyst::store
{

class KeptPart
{
public:
    KeptPart(Database &database, const UnfinishedImport &unfinished);

    std::uint64_t events() const { return m_events; }
    std::uint64_t rejects() const { return m_rejects; }
    std::int64_t texts() const { return m_texts; } // codes [1, texts] are in the dictionary

    // Rows and rejects are asked for one after the other, while there are more.
    bool isText(std::int64_t code, std::string_view text);
    bool isNextRow(const RowBlock &block, std::size_t row);
    bool isNextReject(const RejectedRow &row);

private:
    bool isCell(int column, const StoredCell &cell, const RowBlock &block) const;

    std::uint64_t m_events;
    std::uint64_t m_rejects;
    std::int64_t m_texts;
    Statement m_rows;
    Statement m_rejected;
    Statement m_text;
};

} // namespace anomalyst::store
