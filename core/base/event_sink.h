// Where import hands its rows over, without knowing who keeps them. One thread calls a sink: begin, then append and
// reject in source order, then finish. When begin was called and finish was not, the sink keeps nothing of the source;
// another begin starts anew.
#pragma once

#include "core/base/column.h"
#include "core/base/time.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace anomalyst
{

enum class CellKind : std::uint8_t { Missing, Text, Integer, Real, Time };

// One value of one row. A cell whose kind differs from its column's type is kept as it is (text among numbers).
struct Cell {
    CellKind kind = CellKind::Missing;
    std::string_view text = {}; // valid UTF-8, only during the call that hands it over
    union {
        std::int64_t integer = 0; // Integer; Time as TimeUs
        double real;              // finite
    };

    static Cell ofText(std::string_view value)
    {
        Cell c;
        c.kind = CellKind::Text;
        c.text = value;
        return c;
    }
    static Cell ofInteger(std::int64_t value)
    {
        Cell c;
        c.kind = CellKind::Integer;
        c.integer = value;
        return c;
    }
    static Cell ofReal(double value)
    {
        Cell c;
        c.kind = CellKind::Real;
        c.real = value;
        return c;
    }
    static Cell ofTime(TimeUs value)
    {
        Cell c;
        c.kind = CellKind::Time;
        c.integer = value;
        return c;
    }
};

// Rows of equal width, row after row.
struct EventBatch {
    std::size_t columnCount = 0;
    std::span<const Cell> cells;          // rowCount * columnCount
    std::span<const std::uint64_t> lines; // 1-based physical line in the source, one a row
    std::uint64_t bytes = 0;              // of the source that the rows stand for
    std::size_t rowCount() const { return lines.size(); }
};

struct RejectedRow {
    std::uint64_t line = 0;  // 1-based physical line at which the row begins
    std::uint64_t byte = 0;  // offset in the source at which it begins
    std::uint64_t bytes = 0; // of the source that it stands for, its line end included
    std::string reason;      // a code in capitals: "FIELD_COUNT", "JSON_SYNTAX", ...; then ": detail"
    std::string text;        // the raw bytes, cut at 64 KiB; need not be UTF-8
};

// A finding that is not an error of one row: "TIME_DIGITS_DROPPED" 17 times, first in line 12.
struct ImportWarning {
    std::string code;
    std::string message; // one sentence for a person
    std::uint64_t count = 0;
    std::uint64_t firstLine = 0; // 0: not tied to a line
};

struct SourceInfo {
    std::string path;     // as given; "archive!member" for a member
    std::string logName;  // the log wished for
    std::string format;   // "csv", "tsv", "jsonl", ...
    std::string encoding; // "UTF-8", ...
    std::string options;  // how it was read, as JSON
    std::uint64_t bytes = 0;
    TimeUs modified = kMissingTime;
    std::vector<ColumnSpec> columns;
};

// Where the bytes of a source went: every byte belongs to exactly one of these. Text that is kept in another encoding
// counts as the UTF-8 it was made of.
struct ByteLedger {
    std::uint64_t events = 0; // rows that were kept, with their line ends
    std::uint64_t rejected = 0;
    std::uint64_t blank = 0;
    std::uint64_t header = 0; // names, marks, remarks and what frames the records

    std::uint64_t total() const { return events + rejected + blank + header; }
    friend bool operator==(const ByteLedger &, const ByteLedger &) = default;
};

struct SourceResult {
    std::string sha256; // 64 hexadecimal digits of the whole source
    std::uint64_t events = 0;
    std::uint64_t rejected = 0;
    std::uint64_t repaired = 0; // of the events: kept, but not as they stood (bad bytes, stray quotes, ...)
    std::uint64_t blank = 0;
    ByteLedger ledger;
    double seconds = 0;
    std::vector<ImportWarning> warnings;
};

class EventSink
{
public:
    virtual ~EventSink() = default;
    // Returns the name of the log that the events go to (the wished one may be taken by a log of another shape).
    virtual std::string begin(const SourceInfo &source) = 0;
    virtual void append(const EventBatch &batch) = 0;
    virtual void reject(const RejectedRow &row) = 0;
    virtual void finish(const SourceResult &result) = 0;
};

} // namespace anomalyst
