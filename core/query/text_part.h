// The part of a text that a feature measures: what stands before or after a text, what a regular expression finds, or
// the first parts of a path. Expressions are RE2's, whose time grows with the text and not beyond. Any thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace re2
{
class RE2;
}

namespace anomalyst::query
{

enum class PartRule { Whole, AfterFirst, AfterLast, BeforeFirst, BeforeLast, Match, PathParts };

struct TextPart {
    PartRule rule = PartRule::Whole;
    std::string argument;  // the text to look for, or the expression; not empty unless Whole or PathParts
    std::size_t parts = 0; // PathParts: how many, from 1

    friend bool operator==(const TextPart &, const TextPart &) = default;
};

std::string_view partRuleName(PartRule rule); // "whole", "after_first", ...

class PartCutter
{
public:
    // Throws Error for a rule without its argument, or a broken expression with the character where the fault begins.
    explicit PartCutter(TextPart part);

    // A view into the text. Where the text to look for does not occur it is the whole text; where the expression finds
    // nothing it is empty. An expression with a group gives what the first group found. Several \ or / count as one.
    std::string_view cut(std::string_view text) const;

private:
    std::string_view match(std::string_view text) const;

    TextPart m_part;
    std::shared_ptr<const re2::RE2> m_expression;
};

} // namespace anomalyst::query
