// Any column as one 64-bit key an event, equal for equal values; and what the values of a column sum up to in a window
// and in its reference. Internal to findContributions. Any thread.
#pragma once

#include "core/store/event_columns.h"

#include <bit>
#include <cstdint>
#include <string>
#include <vector>

namespace anomalyst::explain
{

// Calls body(keyOf, size) with a callable EventRow -> key; `size` bounds the keys where they are dense, else it is 0.
template<class Body>
void withKeys(const store::Column &column, const Body &body)
{
    if (const auto *text = std::get_if<store::TextColumn>(&column)) {
        body([codes = text->codes.data()](EventRow row) { return std::uint64_t(codes[row]); }, text->pool.size());
    } else if (const auto *reals = std::get_if<store::RealColumn>(&column)) {
        body(
            [values = reals->values.data()](EventRow row) {
                const double value = values[row] == 0 ? 0.0 : values[row]; // one zero
                return std::bit_cast<std::uint64_t>(value == value ? value : std::numeric_limits<double>::quiet_NaN());
            },
            std::size_t(0));
    } else {
        const auto *integers = std::get_if<store::IntegerColumn>(&column);
        const auto &whole = integers != nullptr ? integers->values : std::get<store::TimeColumn>(column).values;
        body([values = whole.data()](EventRow row) { return static_cast<std::uint64_t>(values[row]); }, std::size_t(0));
    }
}

std::string keyText(const store::Column &column, std::uint64_t key); // "": missing

struct Tally {
    double now = 0;
    double before = 0; // over the whole reference
    std::uint32_t eventsNow = 0;
    std::uint32_t eventsBefore = 0;
};

// Keys → tallies: a plain array for dense keys, else a hash table with open addressing.
class TallyTable
{
public:
    TallyTable(std::size_t denseKeys, std::size_t expected);

    Tally &add(std::uint64_t key);
    Tally *find(std::uint64_t key); // null: never added
    // body(key, tally) for every one with an event, in no order that means anything.
    template<class Body>
    void forEach(const Body &body) const
    {
        for (std::size_t slot = 0; slot < m_tallies.size(); ++slot) {
            if (m_tallies[slot].eventsNow + m_tallies[slot].eventsBefore > 0)
                body(m_keys.empty() ? slot : m_keys[slot], m_tallies[slot]);
        }
    }

private:
    std::size_t slotOf(std::uint64_t key) const; // of the key, or the free one where it would stand
    void grow();

    std::vector<Tally> m_tallies;
    std::vector<std::uint64_t> m_keys; // empty: the key is the slot
    std::vector<std::uint8_t> m_used;
    std::size_t m_count = 0;
};

} // namespace anomalyst::explain
