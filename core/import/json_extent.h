// How far a JSON value goes, told from brackets and quotes alone. A string ends with its line at the latest, so that a
// quote that is missing costs one line. Pure functions, any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace anomalyst::importing
{

inline constexpr std::string_view kJsonBlanks = " \t\r\n\x1e"; // the last one stands between JSON texts (RFC 7464)

// Follows one value byte by byte, across pieces of text: an object or array to its closing bracket, anything else to
// the next comma, bracket or line end. The first byte is no blank.
class JsonDepth
{
public:
    // Offset of the end in this piece, or npos when it does not come.
    std::size_t follow(std::string_view text);
    bool isInBrackets() const { return !m_closing.empty(); }
    bool isBroken() const { return m_isBroken; }

private:
    bool followString(char c); // false: it is not in one
    std::string m_closing;     // the brackets to come, innermost last
    bool m_isBroken = false;
    bool m_begun = false;
    bool m_inString = false;
    bool m_escaped = false;
};

struct JsonExtent {
    std::size_t length = std::string_view::npos; // of the value at the front; npos when it does not end in the text
    bool isBroken = false;
};
JsonExtent jsonExtent(std::string_view text, bool isAll); // isAll: nothing follows the text

// Length of the string literal at the front, with its quotes; npos when there is none or it is cut.
std::size_t jsonStringLength(std::string_view text);
// The parts of an array "[...]" between its commas, without blanks around them.
std::vector<std::string_view> jsonElements(std::string_view array);
// The value of a key in an object, as written, or nothing.
std::optional<std::string_view> jsonMember(std::string_view object, std::string_view key);

// The key under which an object holds nothing but records: {"Records":[{...}]}, {"value":[...]} and the like. The text
// may be cut.
std::optional<std::string> recordsKey(std::string_view text);

} // namespace anomalyst::importing
