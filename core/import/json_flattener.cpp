#include "core/import/json_flattener.h"

#include "core/import/input_buffer.h"
#include "core/import/json_text.h"
#include "core/import/number_text.h"
#include "core/import/reader.h"

#include <simdjson.h>

namespace anomalyst::importing
{

namespace
{

using namespace simdjson;

constexpr int kMaxDepth = 64;

static_assert(InputBuffer::kPadding >= SIMDJSON_PADDING);

std::string_view trimmed(std::string_view token)
{
    while (!token.empty() &&
           (token.back() == ' ' || token.back() == '\t' || token.back() == '\r' || token.back() == '\n'))
        token.remove_suffix(1);
    return token;
}

// The inside of the string literal that begins at the front of `rest`.
std::string_view stringInside(std::string_view rest)
{
    const std::string_view upToQuote = rest.substr(1, rest.find('"', 1) - 1);
    if (upToQuote.find('\\') == std::string_view::npos)
        return upToQuote;
    std::size_t at = 1;
    while (at < rest.size() && rest[at] != '"')
        at += rest[at] == '\\' ? 2 : 1;
    return rest.substr(1, std::min(at, rest.size()) - 1);
}

} // namespace

struct JsonFlattener::Parser {
    ondemand::parser parser;
};

// Where a value stands.
struct Place {
    JsonKeys::Key &key;
    int node;
    std::string_view rawKey;
};

// One record on its way. Steps return false after writing down why the line is rejected.
struct JsonFlattener::Walk {
    JsonFlattener &self;
    std::string_view line;
    std::uint64_t lineNumber;
    Warnings &warnings;
    std::string problem;

    bool fail(std::string_view code, std::string_view detail, const char *at)
    {
        const std::size_t byte = at >= line.data() && at <= line.data() + line.size()
                                     ? static_cast<std::size_t>(at - line.data())
                                     : line.size();
        problem = std::string(code) + ": " + std::string(detail) + " in column " + std::to_string(byte + 1);
        return false;
    }
    bool failSyntax(error_code error, const char *at) { return fail("JSON_SYNTAX", error_message(error), at); }

    bool object(ondemand::object object, int node, int depth, bool &empty);
    bool member(ondemand::value value, std::string_view rawKey, int node, int depth, std::size_t &guess);
    bool scalar(std::string_view token, std::string_view &text);
    bool string(std::string_view inside, std::string_view &text);
    bool checkArray(ondemand::array array, int depth);
    bool checkObject(ondemand::object object, int depth);
    bool checkValue(ondemand::value value, int depth);
    bool checkKey(std::string_view raw);
    void put(const Place &place, std::string_view token, std::string_view text);
    bool putInRest(const Place &place, std::string_view token, std::string_view text); // true
    std::string_view textTo(const char *begin);
    std::string_view textOfBytes(std::string_view array);
    ondemand::document document;
    bool hasTooManyKeys = false; // for columns
};

bool JsonFlattener::Walk::checkKey(std::string_view raw)
{
    std::string_view text;
    return raw.find('\\') == std::string_view::npos || string(raw, text);
}

bool JsonFlattener::Walk::object(ondemand::object object, int node, int depth, bool &empty)
{
    empty = true;
    if (depth > kMaxDepth)
        return fail("JSON_DEPTH", "objects are nested more than 64 deep", line.data());
    std::size_t guess = 0;
    for (auto field : object) {
        ondemand::field known;
        if (const error_code error = std::move(field).get(known))
            return failSyntax(error, line.data() + line.size());
        empty = false;
        const char *key = known.key().raw();
        const std::string_view raw =
            stringInside({key - 1, static_cast<std::size_t>(line.data() + line.size() - key + 1)});
        if (!checkKey(raw) || !member(known.value(), raw, node, depth, guess))
            return false;
    }
    return true;
}

bool JsonFlattener::Walk::member(ondemand::value value, std::string_view rawKey, int node, int depth,
                                 std::size_t &guess)
{
    const std::string_view token = trimmed(value.raw_json_token());
    const char first = token.empty() ? '\0' : token.front();
    JsonKeys::Key &key = self.m_keys.find(node, rawKey, guess);
    std::string_view text;
    if (first == '{') {
        ondemand::object inner;
        if (const error_code error = value.get_object().get(inner))
            return failSyntax(error, token.data());
        bool empty = true;
        const int child = self.m_keys.nodeOf(key, node);
        if (child == JsonKeys::kRest) {
            hasTooManyKeys = true;
            return checkObject(inner, depth + 1) && putInRest({key, node, rawKey}, token, textTo(token.data()));
        }
        if (!object(inner, child, depth + 1, empty))
            return false;
        if (!empty && (node != JsonKeys::kRoot || rawKey != self.m_shape.keptWhole))
            return true;
        text = empty ? "{}" : textTo(token.data());
    } else if (first == '[') {
        ondemand::array inner;
        if (const error_code error = value.get_array().get(inner))
            return failSyntax(error, token.data());
        if (!checkArray(inner, depth + 1))
            return false;
        text = textTo(token.data());
        if (node == JsonKeys::kRoot && self.m_shape.bytesAreText)
            text = textOfBytes(text);
    } else if (!scalar(token, text)) {
        return false;
    }
    put({key, node, rawKey}, token, text);
    return true;
}

// The bytes from `begin` to where the document stands, that is, before the comma or bracket that comes next.
std::string_view JsonFlattener::Walk::textTo(const char *begin)
{
    const char *end = line.data() + line.size();
    if (const char *at = nullptr; document.current_location().get(at) == SUCCESS)
        end = at;
    return trimmed({begin, static_cast<std::size_t>(end - begin)});
}

// The text that an array of bytes stands for; any other array as it is.
std::string_view JsonFlattener::Walk::textOfBytes(std::string_view array)
{
    std::string &bytes = self.m_texts.next();
    if (!appendByteArray(array, bytes))
        return array;
    if (isClean(bytes))
        return bytes;
    Uncleanness found;
    bytes = cleanText(bytes, &found);
    warnOfUncleanness(found, lineNumber, warnings);
    return bytes;
}

bool JsonFlattener::Walk::scalar(std::string_view token, std::string_view &text)
{
    if (token.size() >= 2 && token.front() == '"' && token.back() == '"')
        return string(token.substr(1, token.size() - 2), text); // a token is one string and nothing else
    if (token == "null")
        return true;
    text = token;
    if (token == "true" || token == "false" || isNumberText(token))
        return true;
    return fail("JSON_SYNTAX", "this is no JSON value", token.data());
}

bool JsonFlattener::Walk::string(std::string_view inside, std::string_view &text)
{
    text = inside;
    if (inside.find('\\') == std::string_view::npos)
        return true;
    std::string &out = self.m_texts.next();
    const Unescaped result = appendUnescaped(inside, out);
    if (!result.valid)
        return fail("JSON_SYNTAX", "a backslash stands before something that needs none", inside.data());
    if (result.loneSurrogate)
        warnings.add("LONE_SURROGATE", "Half a surrogate pair stands in a text; its escape was kept.", lineNumber);
    if (result.nul)
        warnings.add("NUL_BYTE", "A NUL stands in a text; it is shown as its escape.", lineNumber);
    text = out;
    return true;
}

bool JsonFlattener::Walk::checkArray(ondemand::array array, int depth)
{
    if (depth > kMaxDepth)
        return fail("JSON_DEPTH", "arrays are nested more than 64 deep", line.data());
    for (auto element : array) {
        ondemand::value value;
        if (const error_code error = std::move(element).get(value))
            return failSyntax(error, line.data() + line.size());
        if (!checkValue(value, depth))
            return false;
    }
    return true;
}

bool JsonFlattener::Walk::checkValue(ondemand::value value, int depth)
{
    const std::string_view token = trimmed(value.raw_json_token());
    const char first = token.empty() ? '\0' : token.front();
    if (first == '[') {
        ondemand::array inner;
        if (const error_code error = value.get_array().get(inner))
            return failSyntax(error, token.data());
        return checkArray(inner, depth + 1);
    }
    if (first != '{') {
        std::string_view text;
        return scalar(token, text);
    }
    ondemand::object inner;
    if (const error_code error = value.get_object().get(inner))
        return failSyntax(error, token.data());
    return checkObject(inner, depth + 1);
}

bool JsonFlattener::Walk::checkObject(ondemand::object object, int depth)
{
    if (depth > kMaxDepth)
        return fail("JSON_DEPTH", "objects are nested more than 64 deep", line.data());
    for (auto field : object) {
        ondemand::field known;
        if (const error_code error = std::move(field).get(known))
            return failSyntax(error, line.data() + line.size());
        if (!checkValue(known.value(), depth))
            return false;
    }
    return true;
}

void JsonFlattener::Walk::put(const Place &place, std::string_view token, std::string_view text)
{
    const int column = self.m_keys.columnOf(place.key, place.node, lineNumber);
    if (column == JsonKeys::kRest) {
        hasTooManyKeys = true;
        putInRest(place, token, text);
        return;
    }
    if (self.fill(column, text))
        return;
    const auto rest = static_cast<std::size_t>(self.m_keys.restColumn());
    warnings.add("JSON_DUPLICATE_KEY",
                 "A key is given twice in one object; the later value is in the column \"" +
                     self.m_keys.columns()[rest] + "\".",
                 lineNumber);
    putInRest(place, token, text);
}

bool JsonFlattener::Walk::putInRest(const Place &place, std::string_view token, std::string_view text)
{
    std::string &path = self.m_texts.next();
    path = self.m_keys.prefixOf(place.node);
    appendUnescaped(place.rawKey, path);
    if (token.front() == '"' || (!text.empty() && text.front() != token.front()))
        self.m_rest.addText(path, text, self.m_texts);
    else
        self.m_rest.addJson(path, text.data() ? text : token, self.m_texts);
    return true;
}

bool JsonFlattener::fill(int column, std::string_view text)
{
    const auto index = static_cast<std::size_t>(column);
    if (index >= m_cells.size()) {
        m_cells.resize(index + 1);
        m_filledIn.resize(index + 1);
    }
    if (m_filledIn[index] == m_record)
        return false;
    m_filledIn[index] = m_record;
    m_cells[index] = text;
    return true;
}

JsonFlattener::JsonFlattener(const JsonShape &shape)
    : m_shape(shape)
    , m_parser(std::make_unique<Parser>())
    , m_keys(kMaxColumns)
{
}

JsonFlattener::~JsonFlattener() = default;

std::string JsonFlattener::flatten(std::string_view line, std::uint64_t lineNumber, Warnings &warnings)
{
    ++m_record;
    m_cells.assign(m_cells.size(), {});
    m_rest.start();
    Walk walk{*this, line, lineNumber, warnings, {}, {}, false};
    const padded_string_view padded(line, line.size() + SIMDJSON_PADDING);
    if (const error_code error = m_parser->parser.iterate(padded).get(walk.document)) {
        walk.failSyntax(error, line.data() + line.size());
        return walk.problem;
    }
    if (line.find_first_not_of(" \t\r") == std::string_view::npos || line[line.find_first_not_of(" \t\r")] != '{')
        return "JSON_SHAPE: the line is no JSON object";
    ondemand::object root;
    bool empty = true;
    const char *trailing = nullptr;
    if (const error_code error = walk.document.get_object().get(root))
        walk.failSyntax(error, line.data() + line.size());
    else if (walk.object(root, JsonKeys::kRoot, 1, empty) && walk.document.current_location().get(trailing) == SUCCESS)
        walk.fail("JSON_SYNTAX", "something follows the object", trailing);
    if (m_rest.text().data())
        fill(m_keys.restColumn(), m_rest.text());
    if (walk.hasTooManyKeys && walk.problem.empty())
        warnings.add("MANY_COLUMNS", "Keys beyond the first columns are in a column of their own, as JSON.",
                     lineNumber);
    return walk.problem;
}

std::string JsonFlattener::flattenRaw(std::string_view text, std::uint64_t lineNumber, Warnings &warnings)
{
    if (isClean(text))
        return flatten(text, lineNumber, warnings);
    constexpr std::string_view kEscapedMark = "\\\\x"; // for bytes inside a JSON string
    Uncleanness found;
    std::string &cleaned = m_texts.next();
    cleaned = cleanText(text, &found, kEscapedMark);
    const std::size_t length = cleaned.size();
    cleaned.append(InputBuffer::kPadding, '\0');
    warnOfUncleanness(found, lineNumber, warnings);
    return flatten(std::string_view(cleaned).substr(0, length), lineNumber, warnings);
}

} // namespace anomalyst::importing
