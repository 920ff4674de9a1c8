// Kusto query language, as Microsoft Sentinel, Defender and Azure Data Explorer have it.
#include "core/export/query_dialect.h"

#include <algorithm>

namespace anomalyst::exporting
{

namespace
{

std::string kqlText(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (c == '\n')
            result += "\\n";
        else if (c == '\r')
            result += "\\r";
        else if (c == '\t')
            result += "\\t";
        else if (c == '"' || c == '\\')
            (result += '\\') += c;
        else
            result += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
    return result + '"';
}

std::string kqlName(std::string_view name)
{
    const bool isPlain =
        !name.empty() && !(name.front() >= '0' && name.front() <= '9') && std::ranges::all_of(name, [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
        });
    return isPlain ? std::string(name) : "[" + quoted(name, '\'', "\\") + "]";
}

class Kql : public QueryDialect
{
public:
    std::string compare(const QueryColumn &column, query::Operator op, const QueryValue &value) const override
    {
        const std::string name = kqlName(column.name);
        const std::string symbol = op == query::Operator::Equal ? "==" : std::string(query::operatorSymbol(op));
        if (value.type == ColumnType::Time)
            return name + " " + symbol + " datetime(" + value.text + ")";
        if (value.type != ColumnType::Text)
            return name + " " + symbol + " " + value.text;
        const std::string text = column.type == ColumnType::Text ? name : "tostring(" + name + ")";
        if (op == query::Operator::Equal || op == query::Operator::NotEqual)
            return text + " " + symbol + " " + kqlText(value.text);
        return "strcmp(" + text + ", " + kqlText(value.text) + ") " + symbol + " 0"; // texts have no order
    }
    std::string contains(const QueryColumn &column, const std::string &part) const override
    {
        const std::string name = kqlName(column.name);
        return (column.type == ColumnType::Text ? name : "tostring(" + name + ")") + " contains " + kqlText(part);
    }
    std::string missing(const QueryColumn &column) const override { return "isempty(" + kqlName(column.name) + ")"; }
    std::string negated(const std::string &expression) const override { return "not(" + expression + ")"; }
    std::string all(const std::vector<std::string> &expressions) const override { return joined(expressions, "and"); }
    std::string any(const std::vector<std::string> &expressions) const override { return joined(expressions, "or"); }
    std::string query(const std::string &log, const QueryColumn *time, const std::optional<TimeWindow> &,
                      const std::vector<std::string> &filters) const override
    {
        std::string text = kqlName(log);
        for (const std::string &filter : filters)
            text += "\n| where " + filter;
        return time != nullptr ? text + "\n| order by " + kqlName(time->name) + " asc" : text;
    }
};

} // namespace

std::unique_ptr<QueryDialect> makeKql()
{
    return std::make_unique<Kql>();
}

} // namespace anomalyst::exporting
