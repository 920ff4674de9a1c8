// Typed cells become the cells of a case: text becomes a code of the log's dictionary or stays text, what does not fit
// its column becomes text. Runs on the importing thread; owned by one source.
#pragma once

#include "core/base/event_sink.h"
#include "core/store/row_block.h"
#include "core/store/text_coder.h"

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace anomalyst::store
{

class RowCoder
{
public:
    // The same batches give the same cells when the dictionary is the same at the beginning. It must outlive this.
    RowCoder(std::span<const ColumnSpec> columns, LogDictionary &dictionary);

    void add(const EventBatch &batch, RowBlock &block);
    void addNewTexts(RowBlock &block) { m_dictionary.takeNew(block.newTexts); } // before the block goes

private:
    void orderColumns(const EventBatch &batch);
    void addTextColumn(const Cell *first, std::size_t column, StoredCell *stored, RowBlock &block);
    std::string_view textOf(const Cell &cell);

    LogDictionary &m_dictionary;
    std::vector<ColumnType> m_types;
    std::vector<ColumnCoder> m_coders;
    std::vector<std::size_t> m_order;      // in which columns are coded
    std::vector<std::string_view> m_texts; // of one column of a batch
    std::vector<std::uint32_t> m_codes;
    std::deque<std::string> m_made; // texts of cells that are none
};

} // namespace anomalyst::store
