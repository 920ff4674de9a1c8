// Any column as dense codes, one for each distinct value: what splits, distinct counts and session keys are made of.
// Immutable once made; keeps the column alive. Any thread.
#pragma once

#include "core/query/selection.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace anomalyst::query
{

class ColumnCodes
{
public:
    // Throws Error for an unknown column.
    ColumnCodes(const store::EventColumns &events, std::size_t column, const WorkContext &context = {});

    static constexpr std::uint32_t kMissing = 0; // the code of a missing value, whose text is ""

    std::span<const std::uint32_t> codes() const { return m_codes; } // one an event of the log
    std::size_t distinct() const { return m_distinct; }              // codes are below this; kMissing counts
    std::string text(std::uint32_t code) const;

private:
    template<class Value, class ToText>
    void encode(std::span<const Value> values, Value missing, const ToText &toText, const WorkContext &context);

    std::shared_ptr<const store::Column> m_column;
    std::span<const std::uint32_t> m_codes;
    std::vector<std::uint32_t> m_ownCodes; // numbers and times: made here
    std::vector<std::string> m_texts;
    std::size_t m_distinct = 0;
};

// One code for every combination of several columns that occurs among the rows, numbered by first appearance.
struct CombinedCodes {
    std::vector<std::uint32_t> codes;            // one an entry of the row set
    std::vector<EventRow> firstRows;             // one a code: an event that has it
    std::vector<std::vector<std::string>> texts; // one a code, then one a column
};
CombinedCodes combineColumns(const store::EventColumns &events, const RowSet &rows,
                             std::span<const std::size_t> columns, const WorkContext &context = {});

} // namespace anomalyst::query
