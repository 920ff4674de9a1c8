#include "core/import/json_keys.h"

#include "core/import/json_text.h"
#include "core/import/rest_cell.h"

namespace anomalyst::importing
{

namespace
{

constexpr std::size_t kMaxKeys = 100'000; // lines that turn out to be no records name keys, too
constexpr std::string_view kElementText = "#text";

} // namespace

JsonKeys::JsonKeys(std::size_t maxColumns)
    : m_maxColumns(maxColumns)
{
    m_nodes.emplace_back();
    m_stranger.column = m_stranger.node = kRest;
}

bool JsonKeys::isFull() const
{
    const std::size_t own = m_columns.size() - (m_rest == kNone ? 0 : 1);
    return own >= m_maxColumns || m_keyCount >= kMaxKeys;
}

JsonKeys::Key &JsonKeys::find(int node, std::string_view raw, std::size_t &guess)
{
    Node &parent = m_nodes[static_cast<std::size_t>(node)];
    if (guess < parent.keys.size() && parent.keys[guess].isPlain && parent.keys[guess].name == raw)
        return parent.keys[guess++];
    std::string name;
    const bool plain = raw.find('\\') == std::string_view::npos;
    if (plain)
        name = raw;
    else
        appendUnescaped(raw, name);
    const auto known = parent.byName.find(name);
    if (known != parent.byName.end()) {
        guess = known->second + 1;
        return parent.keys[known->second];
    }
    if (isFull())
        return m_stranger;
    ++m_keyCount;
    guess = parent.keys.size() + 1;
    parent.byName.emplace(name, parent.keys.size());
    return parent.keys.emplace_back(Key{name, name.find_first_of("\\\"") == std::string::npos, kNone, kNone});
}

int JsonKeys::columnOf(Key &key, int node, std::uint64_t line)
{
    const Node &parent = m_nodes[static_cast<std::size_t>(node)];
    if (key.column == kNone && parent.key && key.name == kElementText) // the text of an XML element with attributes
        key.column = columnOf(*parent.key, parent.parent, line);
    if (key.column != kNone)
        return key.column;
    if (isFull())
        return kRest;
    return key.column = addColumn(parent.prefix + key.name, line);
}

int JsonKeys::addColumn(const std::string &path, std::uint64_t line)
{
    const std::string wished = path.empty() ? "column_" + std::to_string(m_columns.size() + 1) : path;
    const std::string name = m_names.unique(wished);
    if (name != wished)
        m_warnings.add("KEY_COLLISION", "Two keys lead to one name; one of the columns is called \"" + name + "\".",
                       line);
    m_columns.push_back(name);
    return static_cast<int>(m_columns.size()) - 1;
}

int JsonKeys::restColumn()
{
    if (m_rest == kNone)
        m_rest = addColumn(std::string(kRestName), 0);
    return m_rest;
}

int JsonKeys::nodeOf(Key &key, int node)
{
    if (key.node == kNone && isFull())
        return kRest;
    if (key.node == kNone) {
        key.node = static_cast<int>(m_nodes.size());
        const std::string prefix = prefixOf(node) + key.name + ".";
        m_nodes.emplace_back(Node{prefix, node, &key, {}, {}});
    }
    return key.node;
}

} // namespace anomalyst::importing
