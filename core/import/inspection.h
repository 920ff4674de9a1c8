// The first look at a source: what its columns are and how their values are to be read. Single thread.
#pragma once

#include "core/import/column_evidence.h"
#include "core/import/reader.h"

#include <limits>
#include <vector>

namespace anomalyst::importing
{

// What comes out of it, for the second reading.
struct Inspection {
    std::vector<ColumnSpec> columns;
    std::vector<ColumnPlan> plans;
    Warnings warnings; // of the columns as a whole
    std::uint64_t records = 0;
    std::uint64_t rejected = 0;
};

enum class OpenDateOrder { Refuse, ReadAsText };

// Counts and weighs; stops after `maxRecords` good or bad ones.
class Inspector final : public RecordVisitor
{
public:
    explicit Inspector(std::uint64_t maxRecords = std::numeric_limits<std::uint64_t>::max());

    bool record(const Record &record) override;
    bool reject(const RejectedRow &row) override;
    void blank() override {}
    void release() override {}

    bool stoppedEarly() const { return m_records + m_rejected >= m_maxRecords; }
    // Throws Error for a date order that cannot be told (unless it may be left open) and for wishes that name no
    // column.
    Inspection conclude(const std::vector<std::string> &names, const ImportOptions &options, const std::string &file,
                        OpenDateOrder open) const;

private:
    std::uint64_t m_maxRecords;
    std::vector<ColumnEvidence> m_columns;
    std::uint64_t m_records = 0;
    std::uint64_t m_rejected = 0;
};

} // namespace anomalyst::importing
