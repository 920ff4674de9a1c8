#include "core/query/column_codes.h"

#include "core/query/row_chunks.h"
#include "core/query/value_text.h"

#include <bit>
#include <unordered_map>

namespace anomalyst::query
{

namespace
{

// Codes of 64-bit keys in order of their first appearance.
class KeyCoder
{
public:
    std::uint32_t code(std::uint64_t key)
    {
        if (!m_any || key != m_lastKey) { // equal neighbours are the rule in logs
            m_lastKey = key;
            m_any = true;
            m_lastCode = m_codes.try_emplace(key, static_cast<std::uint32_t>(m_codes.size())).first->second;
        }
        return m_lastCode;
    }
    std::size_t size() const { return m_codes.size(); }

private:
    std::unordered_map<std::uint64_t, std::uint32_t> m_codes;
    std::uint64_t m_lastKey = 0;
    std::uint32_t m_lastCode = 0;
    bool m_any = false;
};

} // namespace

template<class Value, class ToText>
void ColumnCodes::encode(std::span<const Value> values, Value missing, const ToText &toText, const WorkContext &context)
{
    KeyCoder coder;
    coder.code(std::bit_cast<std::uint64_t>(missing)); // takes kMissing
    m_texts.emplace_back();
    m_ownCodes.resize(values.size());
    forChunks(values.size(), context, [&](std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
            const Value value = values[row] == values[row] ? values[row] : missing; // every NaN is the missing one
            m_ownCodes[row] = coder.code(std::bit_cast<std::uint64_t>(value));
            if (coder.size() > m_texts.size())
                m_texts.push_back(toText(value));
        }
    });
    m_codes = m_ownCodes;
    m_distinct = m_texts.size();
}

ColumnCodes::ColumnCodes(const store::EventColumns &events, std::size_t column, const WorkContext &context)
    : m_column(events.column(column, context))
{
    if (const auto *text = std::get_if<store::TextColumn>(m_column.get())) {
        m_codes = text->codes;
        m_distinct = text->pool.size();
    } else if (const auto *integers = std::get_if<store::IntegerColumn>(m_column.get())) {
        encode<std::int64_t>(integers->values, store::kMissingInteger, integerText, context);
    } else if (const auto *reals = std::get_if<store::RealColumn>(m_column.get())) {
        encode<double>(reals->values, std::numeric_limits<double>::quiet_NaN(), realText, context);
    } else if (const auto *times = std::get_if<store::TimeColumn>(m_column.get())) {
        encode<TimeUs>(times->values, kMissingTime, formatTime, context);
    }
}

std::string ColumnCodes::text(std::uint32_t code) const
{
    if (const auto *text = std::get_if<store::TextColumn>(m_column.get()))
        return std::string(text->pool[code]);
    return m_texts[code];
}

CombinedCodes combineColumns(const store::EventColumns &events, const RowSet &rows,
                             std::span<const std::size_t> columns, const WorkContext &context)
{
    CombinedCodes combined;
    combined.codes.assign(rows.size(), 0);
    std::vector<ColumnCodes> coded;
    coded.reserve(columns.size());
    std::size_t count = 1;
    for (const std::size_t column : columns) {
        const std::span<const std::uint32_t> codes = coded.emplace_back(events, column, context).codes();
        KeyCoder coder;
        forChunks(rows.size(), context, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i)
                combined.codes[i] = coder.code(std::uint64_t(combined.codes[i]) << 32 | codes[rows.at(i)]);
        });
        count = coder.size();
    }
    combined.firstRows.reserve(count);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (combined.codes[i] == combined.firstRows.size())
            combined.firstRows.push_back(rows.at(i));
    }
    for (const EventRow row : combined.firstRows) {
        std::vector<std::string> &texts = combined.texts.emplace_back();
        for (const ColumnCodes &column : coded)
            texts.push_back(column.text(column.codes()[row]));
    }
    return combined;
}

} // namespace anomalyst::query
