#include "core/import/json_keys.h"

#include "core/import/json_text.h"

namespace anomalyst::importing
{

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
    const auto [found, isNew] = parent.byName.try_emplace(name, parent.keys.size());
    if (isNew)
        parent.keys.push_back({name, name.find_first_of("\\\"") == std::string::npos, kNone, kNone});
    guess = found->second + 1;
    return parent.keys[found->second];
}

int JsonKeys::columnOf(Key &key, int node, std::uint64_t line)
{
    if (key.column == kNone) {
        const std::string path = m_nodes[static_cast<std::size_t>(node)].prefix + key.name;
        const std::string wished = path.empty() ? "column_" + std::to_string(m_columns.size() + 1) : path;
        const std::string name = m_names.unique(wished);
        if (name != wished)
            m_warnings.add("KEY_COLLISION", "Two keys lead to one name; one of the columns is called \"" + name + "\".",
                           line);
        key.column = static_cast<int>(m_columns.size());
        m_columns.push_back(name);
    }
    return key.column;
}

int JsonKeys::nodeOf(Key &key, int node)
{
    if (key.node == kNone) {
        key.node = static_cast<int>(m_nodes.size());
        const std::string prefix = m_nodes[static_cast<std::size_t>(node)].prefix + key.name + ".";
        m_nodes.emplace_back().prefix = prefix;
    }
    return key.node;
}

} // namespace anomalyst::importing
