// Elasticsearch's query DSL: JSON, every expression a query of its own.
#include "core/export/json_text.h"
#include "core/export/query_dialect.h"

namespace anomalyst::exporting
{

namespace
{

std::string jsonText(std::string_view text)
{
    std::string json;
    appendJsonString(json, text);
    return json;
}

std::string listed(const std::vector<std::string> &expressions)
{
    std::string json = "[";
    for (const std::string &expression : expressions)
        json += (json.size() > 1 ? "," : "") + expression;
    return json + "]";
}

std::string wildcard(std::string_view part)
{
    std::string pattern = "*";
    for (const char c : part) {
        if (c == '*' || c == '?' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return pattern + "*";
}

class Elasticsearch : public QueryDialect
{
public:
    std::string compare(const QueryColumn &column, query::Operator op, const QueryValue &value) const override
    {
        const bool isNumber = value.type == ColumnType::Integer || value.type == ColumnType::Real;
        const std::string name = jsonText(column.name);
        const std::string literal = isNumber && isJsonNumber(value.text) ? value.text : jsonText(value.text);
        switch (op) {
        case query::Operator::Less:
            return range(name, "lt", literal);
        case query::Operator::LessOrEqual:
            return range(name, "lte", literal);
        case query::Operator::Greater:
            return range(name, "gt", literal);
        case query::Operator::GreaterOrEqual:
            return range(name, "gte", literal);
        default:
            break;
        }
        const std::string term = "{\"term\":{" + name + ":{\"value\":" + literal + "}}}";
        return op == query::Operator::NotEqual ? negated(term) : term;
    }
    std::string contains(const QueryColumn &column, const std::string &part) const override
    {
        return "{\"wildcard\":{" + jsonText(column.name) + ":{\"value\":" + jsonText(wildcard(part)) +
               ",\"case_insensitive\":true}}}";
    }
    std::string missing(const QueryColumn &column) const override
    {
        const std::string absent = negated("{\"exists\":{\"field\":" + jsonText(column.name) + "}}");
        if (column.type != ColumnType::Text)
            return absent;
        return any({absent, "{\"term\":{" + jsonText(column.name) + ":{\"value\":\"\"}}}"});
    }
    std::string negated(const std::string &expression) const override
    {
        return "{\"bool\":{\"must_not\":[" + expression + "]}}";
    }
    std::string all(const std::vector<std::string> &expressions) const override
    {
        return "{\"bool\":{\"filter\":" + listed(expressions) + "}}";
    }
    std::string any(const std::vector<std::string> &expressions) const override
    {
        return "{\"bool\":{\"should\":" + listed(expressions) + ",\"minimum_should_match\":1}}";
    }
    bool notEqualKeepsMissing() const override { return true; }
    std::string query(const std::string &, const QueryColumn *time, const std::optional<TimeWindow> &,
                      const std::vector<std::string> &filters) const override
    {
        std::string json = "{\"query\":{\"bool\":{\"filter\":" + listed(filters) + "}}";
        if (time != nullptr)
            json += ",\"sort\":[{" + jsonText(time->name) + ":\"asc\"}]";
        return json + "}";
    }

private:
    static std::string range(const std::string &name, const char *bound, const std::string &literal)
    {
        return "{\"range\":{" + name + ":{\"" + bound + "\":" + literal + "}}}";
    }
};

} // namespace

std::unique_ptr<QueryDialect> makeElasticsearch()
{
    return std::make_unique<Elasticsearch>();
}

} // namespace anomalyst::exporting
