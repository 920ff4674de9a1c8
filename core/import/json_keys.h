// The keys met in JSON objects, as a tree, and the column that each flattened path has. Keys mostly come in the order
// of the record before, so the next one is guessed before it is looked up. The first keys met get columns, as many as
// there may be; later ones share one. Single thread; owned by a JSON reader.
#pragma once

#include "core/import/column_names.h"
#include "core/import/warnings.h"

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace anomalyst::importing
{

class JsonKeys
{
public:
    static constexpr int kNone = -1;
    static constexpr int kRest = -2; // it has none of its own
    static constexpr int kRoot = 0;

    struct Key {
        std::string name;    // unescaped
        bool isPlain = true; // written as it is named
        int column = kNone;  // of its value when that is none
        int node = kNone;    // of its value when that is an object
    };

    explicit JsonKeys(std::size_t maxColumns);

    // The key at `guess` in a node when it is written so; otherwise looks it up and adds it. Moves `guess` behind it.
    // `raw` begins behind the opening quote and ends before the closing one.
    Key &find(int node, std::string_view raw, std::size_t &guess);

    int columnOf(Key &key, int node, std::uint64_t line); // or kRest
    int nodeOf(Key &key, int node);                       // or kRest
    int restColumn();
    const std::string &prefixOf(int node) const { return m_nodes[static_cast<std::size_t>(node)].prefix; } // "a.b."
    const std::vector<std::string> &columns() const { return m_columns; }
    const Warnings &warnings() const { return m_warnings; }

private:
    struct Node {
        std::string prefix;
        int parent = kNone;
        Key *key = nullptr; // of the parent, whose value it is
        std::deque<Key> keys;
        std::unordered_map<std::string, std::size_t> byName;
    };

    bool isFull() const;
    int addColumn(const std::string &path, std::uint64_t line);

    std::size_t m_maxColumns;
    std::size_t m_keyCount = 0;
    std::deque<Node> m_nodes;
    ColumnNames m_names;
    std::vector<std::string> m_columns;
    int m_rest = kNone;
    Key m_stranger; // any key that comes when there is no room for one more
    Warnings m_warnings;
};

} // namespace anomalyst::importing
