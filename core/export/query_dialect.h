// One query language: how it writes comparisons, their combination and the whole query. Internal to queryText; each
// language is one class. Pure, any thread.
#pragma once

#include "core/export/query_text.h"

#include <memory>

namespace anomalyst::exporting
{

// A column as a language may have to know it.
struct QueryColumn {
    std::string name;
    ColumnType type = ColumnType::Text;
    bool isEventTime = false; // role time
};

// What a column is compared with, as the column's type where it reads as one.
struct QueryValue {
    ColumnType type = ColumnType::Text; // Integer and Real: `text` is a number
    std::string text;
    TimeUs time = kMissingTime;
};

class QueryDialect
{
public:
    virtual ~QueryDialect() = default;

    // An expression that holds for equal, less or more only; false or unknown for a missing value, but for NotEqual
    // where `notEqualKeepsMissing`.
    virtual std::string compare(const QueryColumn &column, query::Operator op, const QueryValue &value) const = 0;
    virtual std::string contains(const QueryColumn &column, const std::string &part) const = 0; // ignoring case
    virtual std::string missing(const QueryColumn &column) const = 0;                           // or empty
    virtual std::string negated(const std::string &expression) const = 0;
    virtual std::string all(const std::vector<std::string> &expressions) const = 0; // two or more
    virtual std::string any(const std::vector<std::string> &expressions) const = 0; // two or more
    virtual bool notEqualKeepsMissing() const { return false; }
    // The query whose events fulfil all of `filters`; `span` reaches over all windows.
    virtual std::string query(const std::string &log, const QueryColumn *time, const std::optional<TimeWindow> &span,
                              const std::vector<std::string> &filters) const = 0;
};

std::unique_ptr<QueryDialect> makeKql();
std::unique_ptr<QueryDialect> makeSpl();
std::unique_ptr<QueryDialect> makeSql();
std::unique_ptr<QueryDialect> makeElasticsearch();

// "a and b", "(a) or (b)": of expressions in infix languages.
std::string joined(const std::vector<std::string> &expressions, std::string_view word);
// Replaces characters below a blank and the given ones by what `escape` makes of them.
std::string quoted(std::string_view text, char quote, std::string_view escapedBy);

} // namespace anomalyst::exporting
