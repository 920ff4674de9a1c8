#include "core/query/text_part.h"

#include "core/base/error.h"

#include <re2/re2.h>

#include <algorithm>

namespace anomalyst::query
{

namespace
{

constexpr std::int64_t kExpressionBytes = 8 << 20;

// The parenthesis that has no other one; RE2 names the whole expression instead.
std::size_t loneParenthesis(std::string_view expression)
{
    std::vector<std::size_t> open;
    bool inClass = false;
    for (std::size_t i = 0; i < expression.size(); ++i) {
        const char c = expression[i];
        if (c == '\\')
            ++i;
        else if (inClass || c == '[')
            inClass = c != ']';
        else if (c == '(')
            open.push_back(i);
        else if (c == ')' && open.empty())
            return i;
        else if (c == ')')
            open.pop_back();
    }
    return open.empty() ? 0 : open.back();
}

// Where the fault begins, in characters from 1.
std::size_t faultCharacter(const re2::RE2 &compiled, std::string_view expression)
{
    std::size_t at = expression.find(compiled.error_arg());
    if (compiled.error_arg() == expression)
        at = loneParenthesis(expression);
    else if (compiled.error_arg().empty()) // a backslash at the end
        at = expression.empty() ? 0 : expression.size() - 1;
    const std::string_view before = expression.substr(0, at == std::string_view::npos ? 0 : at);
    return static_cast<std::size_t>(std::ranges::count_if(before, [](char c) { return (c & 0xC0) != 0x80; })) + 1;
}

std::shared_ptr<const re2::RE2> compile(const std::string &expression)
{
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(kExpressionBytes);
    auto compiled = std::make_shared<const re2::RE2>(expression, options);
    if (!compiled->ok())
        throw Error("the expression cannot be used from character " +
                        std::to_string(faultCharacter(*compiled, expression)) + " on: " + compiled->error(),
                    "match=\"" + expression + "\"", "write a regular expression without back references");
    return compiled;
}

bool isSeparator(char c)
{
    return c == '/' || c == '\\';
}

std::string_view firstParts(std::string_view path, std::size_t parts)
{
    std::size_t end = 0;
    for (; parts > 0 && end < path.size(); --parts) {
        while (end < path.size() && isSeparator(path[end]))
            ++end;
        while (end < path.size() && !isSeparator(path[end]))
            ++end;
    }
    return path.substr(0, end);
}

} // namespace

std::string_view partRuleName(PartRule rule)
{
    switch (rule) {
    case PartRule::Whole:
        return "whole";
    case PartRule::AfterFirst:
        return "after_first";
    case PartRule::AfterLast:
        return "after_last";
    case PartRule::BeforeFirst:
        return "before_first";
    case PartRule::BeforeLast:
        return "before_last";
    case PartRule::Match:
        return "match";
    case PartRule::PathParts:
        return "path_parts";
    }
    return {};
}

PartCutter::PartCutter(TextPart part)
    : m_part(std::move(part))
{
    if (m_part.rule == PartRule::PathParts) {
        if (m_part.parts == 0)
            throw Error("no part of the path is asked for", "path_parts", "write how many parts, for example 2");
    } else if (m_part.rule != PartRule::Whole && m_part.argument.empty()) {
        throw Error("the rule names no text", std::string(partRuleName(m_part.rule)),
                    "write what to look for, for example after_last=\")\"");
    }
    if (m_part.rule == PartRule::Match)
        m_expression = compile(m_part.argument);
}

std::string_view PartCutter::cut(std::string_view text) const
{
    const auto after = [&](std::size_t at) {
        return at == std::string_view::npos ? text : text.substr(at + m_part.argument.size());
    };
    switch (m_part.rule) {
    case PartRule::Whole:
        return text;
    case PartRule::AfterFirst:
        return after(text.find(m_part.argument));
    case PartRule::AfterLast:
        return after(text.rfind(m_part.argument));
    case PartRule::BeforeFirst:
        return text.substr(0, text.find(m_part.argument));
    case PartRule::BeforeLast:
        return text.substr(0, text.rfind(m_part.argument));
    case PartRule::Match:
        return match(text);
    case PartRule::PathParts:
        return firstParts(text, m_part.parts);
    }
    return text;
}

std::string_view PartCutter::match(std::string_view text) const
{
    re2::StringPiece found[2];
    const bool hasGroup = m_expression->NumberOfCapturingGroups() > 0;
    const re2::StringPiece whole(text.data(), text.size());
    if (!m_expression->Match(whole, 0, text.size(), re2::RE2::UNANCHORED, found, hasGroup ? 2 : 1))
        return {};
    const re2::StringPiece &piece = found[hasGroup ? 1 : 0];
    return piece.data() == nullptr ? std::string_view() : std::string_view(piece.data(), piece.size());
}

} // namespace anomalyst::query
