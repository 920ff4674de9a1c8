// Splunk's search processing language. The time of events is its own field _time there.
#include "core/export/query_dialect.h"

#include <algorithm>

namespace anomalyst::exporting
{

namespace
{

std::string epochText(TimeUs time)
{
    const TimeUs whole = floorToBucket(time, kSecondUs);
    std::string text = std::to_string(whole / kSecondUs);
    if (time != whole)
        text += "." + std::to_string(kSecondUs + time - whole).substr(1);
    return text;
}

std::string splName(const QueryColumn &column)
{
    return column.isEventTime ? "_time" : quoted(column.name, '\'', "\\");
}

// A regular expression that finds the text itself, without a backslash that two readers would argue about.
std::string literalPattern(std::string_view text)
{
    std::string pattern = "(?i)";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isPlain = byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                             (c >= 'a' && c <= 'z') || c == ' ' || c == '_';
        constexpr std::string_view digits = "0123456789abcdef";
        if (isPlain)
            pattern += c;
        else
            ((pattern += "\\\\x") += digits[byte >> 4]) += digits[byte & 15];
    }
    return pattern;
}

class Spl : public QueryDialect
{
public:
    std::string compare(const QueryColumn &column, query::Operator op, const QueryValue &value) const override
    {
        std::string literal = value.text;
        if (value.type == ColumnType::Time && column.isEventTime)
            literal = epochText(value.time);
        else if (value.type == ColumnType::Text || value.type == ColumnType::Time)
            literal = quoted(value.text, '"', "\\");
        return splName(column) + std::string(query::operatorSymbol(op)) + literal;
    }
    std::string contains(const QueryColumn &column, const std::string &part) const override
    {
        return "match(" + splName(column) + ",\"" + literalPattern(part) + "\")";
    }
    std::string missing(const QueryColumn &column) const override
    {
        return "isnull(" + splName(column) + ") OR " + splName(column) + "=\"\"";
    }
    std::string negated(const std::string &expression) const override { return "NOT (" + expression + ")"; }
    std::string all(const std::vector<std::string> &expressions) const override { return joined(expressions, "AND"); }
    std::string any(const std::vector<std::string> &expressions) const override { return joined(expressions, "OR"); }
    std::string query(const std::string &log, const QueryColumn *, const std::optional<TimeWindow> &span,
                      const std::vector<std::string> &filters) const override
    {
        std::string text = "search index=* source=" + quoted("*" + log + "*", '"', "\\");
        if (span && span->begin > kMissingTime + 1)
            text += " earliest=" + epochText(span->begin);
        if (span && span->end < std::numeric_limits<TimeUs>::max())
            text += " latest=" + epochText(span->end);
        for (const std::string &filter : filters)
            text += "\n| where " + filter;
        return text + "\n| sort 0 _time";
    }
};

} // namespace

std::unique_ptr<QueryDialect> makeSpl()
{
    return std::make_unique<Spl>();
}

} // namespace anomalyst::exporting
