// SQL as most databases understand it, and for certain the case file's own views.
#include "core/export/query_dialect.h"
#include "core/store/log_view.h"

namespace anomalyst::exporting
{

namespace
{

std::string sqlText(std::string_view text)
{
    std::string result = "'";
    for (const char c : text) {
        if (c == '\'')
            result += '\'';
        result += c == '\0' ? ' ' : c;
    }
    return result + "'";
}

std::string likePattern(std::string_view part)
{
    std::string pattern = "%";
    for (const char c : part) {
        if (c == '%' || c == '_' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return pattern + "%";
}

class Sql : public QueryDialect
{
public:
    std::string compare(const QueryColumn &column, query::Operator op, const QueryValue &value) const override
    {
        const bool isNumber = value.type == ColumnType::Integer || value.type == ColumnType::Real;
        const std::string symbol = op == query::Operator::NotEqual ? "<>" : std::string(query::operatorSymbol(op));
        std::string name = store::quoteIdentifier(column.name);
        if (!isNumber && (column.type == ColumnType::Integer || column.type == ColumnType::Real))
            name = "CAST(" + name + " AS TEXT)";
        return name + " " + symbol + " " + (isNumber ? value.text : sqlText(value.text));
    }
    std::string contains(const QueryColumn &column, const std::string &part) const override
    {
        const std::string name = store::quoteIdentifier(column.name);
        const std::string text = column.type == ColumnType::Text ? name : "CAST(" + name + " AS TEXT)";
        return "LOWER(" + text + ") LIKE LOWER(" + sqlText(likePattern(part)) + ") ESCAPE '\\'";
    }
    std::string missing(const QueryColumn &column) const override
    {
        const std::string name = store::quoteIdentifier(column.name);
        return column.type == ColumnType::Text ? "COALESCE(" + name + ", '') = ''" : name + " IS NULL";
    }
    std::string negated(const std::string &expression) const override { return "NOT (" + expression + ")"; }
    std::string all(const std::vector<std::string> &expressions) const override { return joined(expressions, "AND"); }
    std::string any(const std::vector<std::string> &expressions) const override { return joined(expressions, "OR"); }
    std::string query(const std::string &log, const QueryColumn *time, const std::optional<TimeWindow> &,
                      const std::vector<std::string> &filters) const override
    {
        std::string text = "SELECT *\nFROM " + store::quoteIdentifier(log);
        for (std::size_t i = 0; i < filters.size(); ++i)
            text += (i == 0 ? "\nWHERE (" : "\n  AND (") + filters[i] + ")";
        if (time != nullptr)
            text += "\nORDER BY " + store::quoteIdentifier(time->name);
        return text + ";";
    }
};

} // namespace

std::unique_ptr<QueryDialect> makeSql()
{
    return std::make_unique<Sql>();
}

} // namespace anomalyst::exporting
