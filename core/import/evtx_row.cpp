#include "core/import/evtx_row.h"

#include "core/import/reader.h"

#include <algorithm>
#include <array>

namespace anomalyst::importing
{

namespace
{

constexpr std::size_t kMaxNames = 50'000;

// Columns of every log, in this order.
constexpr std::array<std::string_view, 13> kFirstColumns = {
    "TimeCreated",   "EventID", "Level",  "Provider", "Channel",   "Computer", "SecurityUserID",
    "EventRecordID", "Task",    "Opcode", "Keywords", "ProcessID", "ThreadID"};
// Names that no field of an event can take, either.
constexpr std::array<std::string_view, 7> kFurtherSystemNames = {
    "ActivityID", "RelatedActivityID", "Version", "Qualifiers", "ProviderGuid", "EventSourceName", "Recovered"};

} // namespace

EvtxRow::EvtxRow()
{
    for (const std::string_view name : kFirstColumns)
        giveColumn(m_slots[slotOf(name)]);
    for (const std::string_view name : kFurtherSystemNames)
        slotOf(name);
    m_systemNames = m_slots.size();
    m_unnamed = add("Data", 1, true);
}

EvtxRow::Slot EvtxRow::slotOf(std::string_view name, std::string_view section)
{
    if (name.empty())
        return m_unnamed;
    std::string lower = lowerAscii(name);
    auto found = m_byName.find(lower);
    if (found != m_byName.end() && (section.empty() || found->second >= m_systemNames))
        return found->second;
    std::string wished(name);
    if (found != m_byName.end()) {
        wished = std::string(section) + "." + wished;
        lower = lowerAscii(wished);
        found = m_byName.find(lower);
        if (found != m_byName.end())
            return found->second;
    }
    if (m_slots.size() >= kMaxNames)
        return kNoSlot;
    const Slot slot = add(std::move(wished), 1, false);
    m_byName.emplace(std::move(lower), slot);
    return slot;
}

EvtxRow::Slot EvtxRow::add(std::string base, int number, bool isUnnamed)
{
    Name &name = m_slots.emplace_back();
    name.base = std::move(base);
    name.number = number;
    name.isUnnamed = isUnnamed;
    return static_cast<Slot>(m_slots.size() - 1);
}

void EvtxRow::start(std::uint64_t line)
{
    m_fields.clear();
    m_rest.start();
    ++m_record;
    m_line = line;
}

bool EvtxRow::put(Slot slot, std::string_view text)
{
    if (slot != kNoSlot && m_slots[slot].record == m_record)
        slot = again(m_slots[slot]);
    else if (slot != kNoSlot)
        m_slots[slot].last = slot;
    if (slot == kNoSlot)
        return false;
    Name &name = m_slots[slot];
    name.record = m_record;
    name.hasValue = text.data() != nullptr;
    if (name.hasValue)
        m_fields.push_back({slot, text});
    return true;
}

std::span<const std::string_view> EvtxRow::finish()
{
    m_cells.assign(m_columns.size(), {});
    for (const Field &field : m_fields) {
        Name &name = m_slots[field.slot];
        if (name.column == kNoColumn)
            giveColumn(name);
        if (name.column == kRest)
            putInRest(name, field.text);
        else
            m_cells[name.column] = field.text;
    }
    return m_cells;
}

// The next of the chain, when a name was given before in the record.
EvtxRow::Slot EvtxRow::again(Name &first)
{
    Name &before = m_slots[first.last];
    if (before.again == kNoSlot) {
        if (m_slots.size() >= kMaxNames)
            return kNoSlot;
        before.again = add(first.base, before.number + 1, first.isUnnamed); // a deque: `before` stays
    }
    return first.last = before.again;
}

void EvtxRow::giveColumn(Name &name)
{
    const bool isFull = m_columns.size() >= kMaxColumns;
    name.column = isFull ? kRest : m_columns.size();
    if (!isFull)
        addColumn(name.text());
}

void EvtxRow::addColumn(const std::string &wished)
{
    const std::string name = m_unique.unique(wished);
    if (name != wished)
        m_warnings.add("BAD_HEADER", "A field name is given twice or too long; the column is called \"" + name + "\".",
                       m_line);
    m_columns.push_back(name);
    m_cells.emplace_back();
}

void EvtxRow::putInRest(const Name &name, std::string_view text)
{
    m_rest.addText(name.text(), text, m_texts);
    if (m_restColumn == kNoColumn) {
        m_restColumn = m_columns.size();
        addColumn(std::string(kRestName));
    }
    m_cells[m_restColumn] = m_rest.text();
}

std::string EvtxRow::Name::text() const
{
    const std::string digits = std::to_string(number);
    return base + (isUnnamed ? digits : number > 1 ? "_" + digits : "");
}

} // namespace anomalyst::importing
