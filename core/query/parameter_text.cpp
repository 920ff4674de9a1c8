#include "core/query/parameter_text.h"

#include "core/query/parameter_pairs.h"

#include <simdjson.h>

#include <algorithm>
#include <deque>
#include <string>

namespace anomalyst::query
{

namespace
{

namespace json = simdjson::ondemand;

constexpr int kDeepestPath = 32; // objects nested deeper stay one value, as JSON

bool isNamed(std::string_view key, std::string_view lowerCase)
{
    return std::ranges::equal(key, lowerCase, {}, [](char c) { return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c; });
}

// A number or literal up to the end of its token.
std::string_view withoutTrailingBlanks(std::string_view token)
{
    return token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
}

} // namespace

struct ParameterReader::Buffers {
    json::parser parser;
    std::string padded;            // the text, with the room behind it that the parser reads ahead into
    std::deque<std::string> texts; // paths and shortened JSON, which stand nowhere in the text

    bool readJson(std::string_view text, std::vector<ParameterText> &found);
    bool readList(json::array list, std::vector<ParameterText> &found);
    bool readNamed(json::object entry, std::vector<ParameterText> &found);
    bool readObject(json::object object, std::string_view path, int depth, std::vector<ParameterText> &found);
    bool readValue(json::value value, std::string_view &text);
    std::string_view keep(std::string text) { return texts.emplace_back(std::move(text)); }
    std::string_view shortened(std::string_view raw);
};

ParameterReader::ParameterReader()
    : m_buffers(std::make_unique<Buffers>())
{
}

ParameterReader::~ParameterReader() = default;

bool ParameterReader::read(std::string_view text, std::vector<ParameterText> &found)
{
    found.clear();
    m_buffers->texts.clear();
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return true;
    text = withoutTrailingBlanks(text.substr(first));
    const bool isJson = text.front() == '[' || text.front() == '{';
    const bool isRead = isJson ? m_buffers->readJson(text, found) : readPairs(text, m_buffers->texts, found);
    if (!isRead)
        found.clear();
    return isRead;
}

bool ParameterReader::Buffers::readJson(std::string_view text, std::vector<ParameterText> &found)
{
    padded.assign(text);
    padded.append(simdjson::SIMDJSON_PADDING, ' ');
    json::document document;
    if (parser.iterate(padded.data(), text.size(), padded.size()).get(document))
        return false;
    if (text.front() == '[') {
        json::array list;
        if (document.get_array().get(list) || !readList(list, found))
            return false;
    } else {
        json::object object;
        if (document.get_object().get(object) || !readObject(object, {}, 1, found))
            return false;
    }
    return document.current_location().error() == simdjson::OUT_OF_BOUNDS; // nothing behind it
}

bool ParameterReader::Buffers::readList(json::array list, std::vector<ParameterText> &found)
{
    for (auto element : list) {
        json::object entry;
        if (element.get_object().get(entry) || !readNamed(entry, found))
            return false;
    }
    return true;
}

bool ParameterReader::Buffers::readNamed(json::object entry, std::vector<ParameterText> &found)
{
    ParameterText parameter;
    for (auto field : entry) {
        std::string_view key;
        if (field.unescaped_key().get(key))
            return false;
        const bool isName = isNamed(key, "name");
        if (!isName && !isNamed(key, "value"))
            continue;
        json::value value;
        if (field.value().get(value) || !readValue(value, isName ? parameter.name : parameter.value))
            return false;
    }
    found.push_back(parameter);
    return !parameter.name.empty();
}

bool ParameterReader::Buffers::readObject(json::object object, std::string_view path, int depth,
                                          std::vector<ParameterText> &found)
{
    for (auto field : object) {
        std::string_view key;
        json::value value;
        json::json_type type{};
        if (field.unescaped_key().get(key) || field.value().get(value) || value.type().get(type))
            return false;
        const std::string_view name = depth == 1 ? key : keep(std::string(path) + '.' + std::string(key));
        if (type == json::json_type::object && depth < kDeepestPath) {
            const std::size_t before = found.size();
            json::object inner;
            if (value.get_object().get(inner) || !readObject(inner, name, depth + 1, found))
                return false;
            if (found.size() == before)
                found.push_back({name, {}}); // an empty object: there, without a value
        } else {
            std::string_view text;
            if (!readValue(value, text))
                return false;
            found.push_back({name, text});
        }
    }
    return true;
}

bool ParameterReader::Buffers::readValue(json::value value, std::string_view &text)
{
    json::json_type type{};
    if (value.type().get(type))
        return false;
    switch (type) {
    case json::json_type::string:
        return !value.get_string().get(text);
    case json::json_type::number:
        text = withoutTrailingBlanks(value.raw_json_token());
        return text.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
    case json::json_type::boolean:
        text = withoutTrailingBlanks(value.raw_json_token());
        return text == "true" || text == "false";
    case json::json_type::null:
        text = {};
        return withoutTrailingBlanks(value.raw_json_token()) == "null";
    case json::json_type::array: {
        json::array list;
        std::string_view raw;
        if (value.get_array().get(list) || list.raw_json().get(raw))
            return false;
        text = shortened(raw);
        return true;
    }
    case json::json_type::object: {
        json::object object;
        std::string_view raw;
        if (value.get_object().get(object) || object.raw_json().get(raw))
            return false;
        text = shortened(raw);
        return true;
    }
    }
    return false;
}

// Without the blanks between the tokens, so that the same JSON is the same value.
std::string_view ParameterReader::Buffers::shortened(std::string_view raw)
{
    std::string &text = texts.emplace_back(raw.size() + simdjson::SIMDJSON_PADDING, '\0');
    std::size_t size = 0;
    if (simdjson::minify(raw.data(), raw.size(), text.data(), size) != simdjson::SUCCESS)
        return text = raw;
    text.resize(size);
    return text;
}

} // namespace anomalyst::query
