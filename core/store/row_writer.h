// Blocks of rows into the tables of a case, in batches: each is a transaction that also says how far the source is
// kept, so that what is there after a crash is a whole beginning of it. One thread at a time.
#pragma once

#include "core/base/ids.h"
#include "core/store/batch_limits.h"
#include "core/store/database.h"
#include "core/store/kept_part.h"
#include "core/store/row_block.h"

#include <cstdint>
#include <memory>
#include <optional>

namespace anomalyst::store
{

// Where the rows of one source go.
struct RowTarget {
    FileId file;
    LogId log;
    std::size_t columnCount = 0;
    std::uint64_t firstRow = 0; // of the log
    std::int64_t texts = 0;     // that the log's dictionary held before
    BatchLimits limits = {};
};

class RowWriter
{
public:
    // Within the transaction in which the source was begun. `kept` is what is there of the source already.
    RowWriter(Database &database, std::unique_ptr<Transaction> transaction, const RowTarget &target,
              std::optional<KeptPart> kept);

    void write(const RowBlock &block);
    void endRows(); // there are no more: what is kept beyond them goes
    void commit();  // the last transaction, with all that was changed in it besides

    bool hasCommitted() const { return m_hasCommitted; } // else dropping this leaves nothing of the source

    std::uint64_t rows() const { return m_rows; }
    std::uint64_t rejects() const { return m_rejects; }

private:
    void writeText(std::string_view text);
    void writeRow(const RowBlock &block, std::size_t row);
    void writeReject(const RejectedRow &row);
    void bind(int index, const StoredCell &cell, const RowBlock &block);
    void dropKept();
    void mark();

    Database &m_database;
    std::unique_ptr<Transaction> m_transaction; // dropped after the statements
    RowTarget m_target;
    std::optional<KeptPart> m_kept; // while what comes is what is there
    Statement m_insertEvent;
    Statement m_insertText;
    Statement m_insertRejected;
    std::uint64_t m_rows = 0; // of the source, kept ones included, as all of these
    std::uint64_t m_rejects = 0;
    std::int64_t m_texts;
    std::uint64_t m_eventBytes = 0;
    std::uint64_t m_rejectedBytes = 0;
    std::uint64_t m_batchRows = 0;
    std::uint64_t m_batchBytes = 0;
    bool m_hasCommitted = false;
};

} // namespace anomalyst::store
