// Conditions as a person writes them: "COLUMN OP VALUE".
#include "core/base/error.h"
#include "core/query/column_lookup.h"
#include "core/query/selection.h"

#include <array>

namespace anomalyst::query
{

namespace
{

struct Symbol {
    Operator op;
    std::string_view text;
};
constexpr std::array kSymbols = {
    Symbol{Operator::Equal, "="},    Symbol{Operator::NotEqual, "!="},
    Symbol{Operator::Contains, "~"}, Symbol{Operator::NotContains, "!~"},
    Symbol{Operator::Less, "<"},     Symbol{Operator::LessOrEqual, "<="},
    Symbol{Operator::Greater, ">"},  Symbol{Operator::GreaterOrEqual, ">="},
};
constexpr std::string_view kForm = "write COLUMN OP VALUE with a blank on both sides of one of = != ~ !~ < <= > >=";

bool isQuoted(std::string_view value)
{
    return value.size() >= 2 && value.front() == '"' && value.back() == '"';
}

std::optional<Operator> operatorFromSymbol(std::string_view text)
{
    for (const Symbol &symbol : kSymbols) {
        if (symbol.text == text)
            return symbol.op;
    }
    return std::nullopt;
}

Condition makeCondition(std::string_view column, Operator op, std::string_view value, std::string_view text)
{
    column = withoutOuterBlanks(column);
    if (column.empty())
        throw Error("a condition has no column", std::string(text), std::string(kForm));
    value = withoutOuterBlanks(value);
    if (isQuoted(value))
        value = value.substr(1, value.size() - 2);
    return {std::string(column), op, std::string(value)};
}

} // namespace

std::string_view operatorSymbol(Operator op)
{
    for (const Symbol &symbol : kSymbols) {
        if (symbol.op == op)
            return symbol.text;
    }
    return {};
}

Condition parseCondition(std::string_view text)
{
    for (std::size_t blank = text.find(' '); blank != std::string_view::npos; blank = text.find(' ', blank + 1)) {
        const std::size_t end = std::min(text.find(' ', blank + 1), text.size());
        if (const auto op = operatorFromSymbol(text.substr(blank + 1, end - blank - 1)))
            return makeCondition(text.substr(0, blank), *op, text.substr(end), text);
    }
    throw Error("a condition has no operator", std::string(text), std::string(kForm));
}

std::string formatCondition(const Condition &condition)
{
    const std::string &value = condition.value;
    const bool quotes = value.empty() || withoutOuterBlanks(value).size() != value.size() || isQuoted(value);
    return condition.column + ' ' + std::string(operatorSymbol(condition.op)) + ' ' +
           (quotes ? '"' + value + '"' : value);
}

} // namespace anomalyst::query
