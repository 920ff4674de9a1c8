// The fields of one EVTX record on their way to the visitor: a name becomes a column when a whole record first gives it
// a value, as long as there may be more; later names share one. A name that a record gives again goes on as "name_2";
// data without a name are "Data1", "Data2", ... Single thread; owned by a reader.
#pragma once

#include "core/import/column_names.h"
#include "core/import/rest_cell.h"
#include "core/import/text_arena.h"
#include "core/import/warnings.h"

#include <cstdint>
#include <deque>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace anomalyst::importing
{

class EvtxRow
{
public:
    using Slot = std::uint32_t; // of a name
    static constexpr Slot kNoSlot = std::numeric_limits<Slot>::max();

    EvtxRow();

    // Names that are alike but for case are one. Those of the system come without a section; others get it as a prefix
    // when the system has such a name ("EventData.ProcessId"). kNoSlot: too many names.
    Slot slotOf(std::string_view name, std::string_view section = {});
    bool isUnnamed(Slot slot) const { return slot == m_unnamed; }
    Slot unnamed() const { return m_unnamed; }

    void start(std::uint64_t line); // forgets the fields of the record before
    // The text must live until the visitor was told of its release. data() == nullptr: the field has no value. False:
    // there are too many names.
    bool put(Slot slot, std::string_view text);
    bool hasValue(Slot slot) const { return m_slots[slot].record == m_record && m_slots[slot].hasValue; }
    std::span<const std::string_view> finish(); // one cell a column
    void releaseText() { m_texts.release(); }

    const std::vector<std::string> &columns() const { return m_columns; }
    const Warnings &warnings() const { return m_warnings; }

private:
    static constexpr std::size_t kNoColumn = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t kRest = kNoColumn - 1; // it shares the last column

    struct Name {
        std::string base;
        int number = 1; // the how manieth of that base in a record
        bool isUnnamed = false;
        std::size_t column = kNoColumn;
        std::uint64_t record = 0; // in which it was last given
        bool hasValue = false;
        Slot again = kNoSlot; // the name when it is given once more
        Slot last = kNoSlot;  // of the chain of those, in that record

        std::string text() const;
    };

    Slot add(std::string base, int number, bool isUnnamed);
    Slot again(Name &name);
    void giveColumn(Name &name);
    void addColumn(const std::string &wished);
    void putInRest(const Name &name, std::string_view text);

    struct Field {
        Slot slot;
        std::string_view text;
    };

    std::unordered_map<std::string, Slot> m_byName; // in lower case
    std::deque<Name> m_slots;
    std::size_t m_systemNames = std::numeric_limits<std::size_t>::max(); // the first slots
    Slot m_unnamed = kNoSlot;
    ColumnNames m_unique;
    std::vector<std::string> m_columns;
    Warnings m_warnings;
    std::vector<Field> m_fields;
    std::vector<std::string_view> m_cells;
    TextArena m_texts;
    RestCell m_rest;
    std::size_t m_restColumn = kNoColumn;
    std::uint64_t m_record = 0;
    std::uint64_t m_line = 0;
};

} // namespace anomalyst::importing
