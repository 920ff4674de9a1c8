// The first look at a source: what its columns are and how their values are to be read. Single thread.
#pragma once

#include "core/import/column_evidence.h"
#include "core/import/reader.h"

#include <limits>
#include <memory>
#include <vector>

namespace anomalyst::importing
{

// What comes out of it, for the second reading.
struct Inspection {
    std::vector<ColumnSpec> columns;
    std::vector<ColumnPlan> plans;
    std::shared_ptr<const LocalZone> zone;   // that the plans point to
    std::vector<std::string> openDateOrders; // columns kept as text because day and month cannot be told apart
    Warnings warnings;                       // of the columns as a whole
    std::uint64_t records = 0;
    std::uint64_t rejected = 0;

    bool hasSamePlan(const Inspection &other) const { return columns == other.columns && plans == other.plans; }
};

// Where a look at a source ends.
struct LookLimit {
    std::uint64_t records = std::numeric_limits<std::uint64_t>::max(); // good and bad ones
    std::uint64_t bytes = std::numeric_limits<std::uint64_t>::max();   // of them
};

enum class OpenDateOrder { Refuse, ReadAsText };

// Counts and weighs, up to a limit.
class Inspector final : public RecordVisitor
{
public:
    explicit Inspector(LookLimit limit = {});

    bool record(const Record &record) override;
    bool reject(const RejectedRow &row) override;
    void blank() override {}
    void release() override {}

    bool stoppedEarly() const { return m_records + m_rejected >= m_limit.records || m_bytes >= m_limit.bytes; }
    // Throws Error for a date order that cannot be told (unless it may be left open) and for wishes that name no
    // column.
    Inspection conclude(const Reader &reader, const ImportOptions &options, const std::string &file,
                        OpenDateOrder open) const;
    // False as soon as a value or a column was met that the plan of an earlier look does not provide for.
    bool mayHold(const Inspection &plan) const;

private:
    LookLimit m_limit;
    std::vector<ColumnEvidence> m_columns;
    std::uint64_t m_records = 0;
    std::uint64_t m_bytes = 0;
    std::uint64_t m_rejected = 0;
};

} // namespace anomalyst::importing
