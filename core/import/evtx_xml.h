// The Binary XML of EVTX records as fields of a row: templates are compiled once a chunk, their values written as
// Windows shows them. Whatever the bytes are, the work for a chunk is bounded. Single thread; owned by a reader.
#pragma once

#include "core/import/evtx_templates.h"
#include "core/import/evtx_value.h"

namespace anomalyst::importing
{

class EvtxXml
{
public:
    EvtxXml(EvtxRow &row, TextBlocks &texts)
        : m_row(row)
        , m_texts(texts)
        , m_templates(row, texts)
    {
    }

    // Offsets in Binary XML count from the start of the chunk, whose bytes must stay. The texts may only be released
    // between two chunks.
    void startChunk(std::string_view chunk);

    struct Document {
        std::size_t begin;
        std::size_t end;
        bool isLeftOver; // its templates may have been overwritten by others
    };
    // Puts the fields of the document into the row. The values of a template that is lost go without names. False when
    // it cannot be read; problem() tells why.
    bool read(const Document &document, EvtxFlaws &flaws);
    std::size_t end() const { return m_end; } // of the document that was read
    const std::string &problem() const { return m_problem; }

private:
    struct Value {
        std::uint8_t type;
        std::string_view bytes;
    };
    struct Values { // of m_values, which may move
        std::size_t begin = 0;
        std::size_t count = 0;
    };

    bool readFragment(EvtxCursor &cursor, std::uint32_t place);
    bool readInstance(EvtxCursor &cursor, std::uint32_t place);
    bool takeValues(EvtxCursor &cursor, Values &values);
    bool run(const EvtxProgram &program, Values values);
    bool putUnnamed(Values values, std::uint32_t place);
    bool putValue(const EvtxField &field, EvtxRow::Slot slot, Value value);
    bool putItems(EvtxRow::Slot slot, Value value);
    bool put(EvtxRow::Slot slot, std::string_view text);
    bool putPieces(const EvtxProgram &program, const EvtxField &field, EvtxRow::Slot slot, Values values);
    bool readNested(Value value, std::uint32_t place);
    EvtxRow::Slot slotOf(const EvtxProgram &program, const EvtxField &field, Values values);
    std::string_view textOf(const EvtxProgram &program, const EvtxField::Pieces &pieces, Values values);
    std::string_view textOf(Value value);
    const Value *valueOf(const EvtxPiece &piece, Values values) const; // nullptr: it has none
    std::string_view keep(std::string_view text);
    bool fail(std::string problem);

    EvtxRow &m_row;
    TextBlocks &m_texts;
    EvtxTemplates m_templates;
    std::string_view m_chunk;
    std::vector<Value> m_values; // of the templates that are being run, innermost last
    std::string m_lines;         // a text that is being put together
    std::vector<char> m_buffer;
    EvtxFlaws *m_flaws = nullptr;
    bool m_isLeftOver = false;
    std::size_t m_end = 0;
    int m_depth = 0;             // of Binary XML in values
    std::size_t m_stepsLeft = 0; // to the chunk
    std::size_t m_textLeft = 0;
    std::string m_problem;
};

} // namespace anomalyst::importing
