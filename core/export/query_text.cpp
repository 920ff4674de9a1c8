#include "core/export/query_text.h"

#include "core/base/error.h"
#include "core/export/query_dialect.h"
#include "core/query/column_lookup.h"
#include "core/query/value_text.h"

#include <algorithm>

namespace anomalyst::exporting
{

namespace
{

using query::Operator;

std::unique_ptr<QueryDialect> makeDialect(QueryLanguage language)
{
    switch (language) {
    case QueryLanguage::Kql:
        return makeKql();
    case QueryLanguage::Spl:
        return makeSpl();
    case QueryLanguage::Sql:
        return makeSql();
    case QueryLanguage::Elasticsearch:
        break;
    }
    return makeElasticsearch();
}

QueryColumn queryColumn(const store::LogInfo &log, std::size_t index)
{
    const ColumnSpec &column = log.columns[index];
    return {column.name, column.type, column.role == Role::Time};
}

QueryValue queryValue(const QueryColumn &column, const std::string &text)
{
    QueryValue value{.type = ColumnType::Text, .text = text, .time = kMissingTime};
    if (column.type == ColumnType::Time) {
        if (const auto time = parseIsoTime(text))
            value = {.type = ColumnType::Time, .text = formatTime(*time), .time = *time};
    } else if (column.type == ColumnType::Integer || column.type == ColumnType::Real) {
        if (const auto integer = query::integerFromText(text))
            value = {.type = ColumnType::Integer, .text = query::integerText(*integer), .time = kMissingTime};
        else if (const auto real = query::realFromText(text))
            value = {.type = ColumnType::Real, .text = query::realText(*real), .time = kMissingTime};
    }
    return value;
}

bool isTextOrder(Operator op, const QueryValue &value)
{
    return value.type == ColumnType::Text && op != Operator::Equal && op != Operator::NotEqual;
}

// What the condition means here, where a missing value equals "" and is neither less nor more than anything.
std::string conditionText(const QueryDialect &dialect, const QueryColumn &column, const query::Condition &condition)
{
    const std::string missing = dialect.missing(column);
    const Operator op = condition.op;
    if (op == Operator::Contains)
        return dialect.contains(column, condition.value);
    if (op == Operator::NotContains)
        return dialect.any({dialect.negated(dialect.contains(column, condition.value)), missing});
    if (condition.value.empty() && (op == Operator::Equal || op == Operator::NotEqual))
        return op == Operator::Equal ? missing : dialect.negated(missing);
    const QueryValue value = queryValue(column, condition.value);
    const std::string compared = dialect.compare(column, op, value);
    if (op == Operator::NotEqual && !dialect.notEqualKeepsMissing())
        return dialect.any({compared, missing});
    return isTextOrder(op, value) ? dialect.all({compared, dialect.negated(missing)}) : compared;
}

// The windows cut to the selection's time, or that time alone.
std::vector<TimeWindow> cutWindows(std::vector<TimeWindow> windows, const query::Selection &selection)
{
    const TimeWindow limits{selection.from.value_or(kMissingTime + 1),
                            selection.to.value_or(std::numeric_limits<TimeUs>::max())};
    if (windows.empty() && (selection.from || selection.to))
        windows.push_back(limits);
    for (TimeWindow &window : windows)
        window = {std::max(window.begin, limits.begin), std::min(window.end, limits.end)};
    return windows;
}

std::optional<TimeWindow> spanOf(const std::vector<TimeWindow> &windows)
{
    std::optional<TimeWindow> span;
    for (const TimeWindow &window : windows)
        span = span ? TimeWindow{std::min(span->begin, window.begin), std::max(span->end, window.end)} : window;
    return span;
}

std::string boundText(const QueryDialect &dialect, const QueryColumn &time, const TimeWindow &window)
{
    const auto bound = [&](Operator op, TimeUs at) {
        return dialect.compare(time, op, {.type = ColumnType::Time, .text = formatTime(at), .time = at});
    };
    if (window.begin == kMissingTime + 1)
        return bound(Operator::Less, window.end);
    if (window.end == std::numeric_limits<TimeUs>::max())
        return bound(Operator::GreaterOrEqual, window.begin);
    return dialect.all({bound(Operator::GreaterOrEqual, window.begin), bound(Operator::Less, window.end)});
}

} // namespace

std::string_view queryLanguageName(QueryLanguage language)
{
    constexpr std::string_view names[] = {"kql", "spl", "sql", "es"};
    return names[static_cast<std::size_t>(language)];
}

std::optional<QueryLanguage> queryLanguageFromName(std::string_view name)
{
    for (const QueryLanguage language : kAllQueryLanguages) {
        if (queryLanguageName(language) == name)
            return language;
    }
    return name == "elastic" ? std::optional(QueryLanguage::Elasticsearch) : std::nullopt;
}

std::string queryText(QueryLanguage language, const store::LogInfo &log, const std::vector<TimeWindow> &windows,
                      const query::Selection &selection)
{
    if (!selection.chosen.empty())
        throw Error("a filter of events chosen by hand cannot be said as a query",
                    "filter \"" + selection.chosen.front()->name + "\"", "switch it off or remove it, then copy again");
    const std::unique_ptr<QueryDialect> dialect = makeDialect(language);
    const std::vector<TimeWindow> cut = cutWindows(windows, selection);
    std::vector<std::string> filters;
    std::optional<QueryColumn> time;
    if (const auto index = log.columnWithRole(Role::Time))
        time = queryColumn(log, *index);
    if (!cut.empty()) {
        time = queryColumn(log, query::columnIndex(log, {}, Role::Time));
        std::vector<std::string> stretches;
        for (const TimeWindow &window : cut)
            stretches.push_back(boundText(*dialect, *time, window));
        filters.push_back(stretches.size() == 1 ? stretches.front() : dialect->any(stretches));
    }
    for (const query::Condition &condition : selection.conditions)
        filters.push_back(
            conditionText(*dialect, queryColumn(log, query::columnIndex(log, condition.column)), condition));
    return dialect->query(log.name, time ? &*time : nullptr, spanOf(cut), filters);
}

std::string joined(const std::vector<std::string> &expressions, std::string_view word)
{
    std::string text;
    for (const std::string &expression : expressions) {
        text += text.empty() ? "" : " " + std::string(word) + " ";
        text += "(" + expression + ")";
    }
    return text;
}

std::string quoted(std::string_view text, char quote, std::string_view escapedBy)
{
    std::string result(1, quote);
    for (const char c : text) {
        if (c == quote || (c == '\\' && escapedBy == "\\"))
            result += escapedBy;
        result += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
    return result + quote;
}

} // namespace anomalyst::exporting
