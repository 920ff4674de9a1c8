// Makes programs of Binary XML: elements become fields, named by where they stand. Bounded by the bytes it is given and
// by a depth of elements; needs no stack. Single thread; owned by a reader.
#pragma once

#include "core/import/evtx_cursor.h"
#include "core/import/evtx_naming.h"
#include "core/import/evtx_program.h"
#include "core/import/text_blocks.h"

namespace anomalyst::importing
{

class EvtxCompiler
{
public:
    EvtxCompiler(EvtxRow &row, TextBlocks &texts, EvtxPlaces &places)
        : m_row(row)
        , m_texts(texts)
        , m_places(places)
    {
    }

    // Reads one fragment of elements that stand in a place. False when it is none; problem() tells why.
    bool compile(std::string_view chunk, EvtxCursor cursor, std::uint32_t place, EvtxProgram &program);
    const std::string &problem() const { return m_problem; }

private:
    struct Attribute {
        std::string_view name;
        EvtxField::Pieces value;
    };
    struct Element {
        std::string_view tag;
        std::uint32_t place = 0;
        EvtxField content; // without its pieces
        std::vector<Attribute> attributes;
        std::vector<EvtxPiece> pieces;
        bool hasChildren = false;
    };

    bool takeToken(std::uint8_t token, EvtxCursor &cursor);
    bool takeText(std::uint8_t token, EvtxCursor &cursor);
    bool openElement(EvtxCursor &cursor, bool hasAttributes);
    bool openAttribute(EvtxCursor &cursor);
    bool closeStart();
    bool closeElement();
    bool put(const EvtxPiece &piece);
    bool putLiteral(std::string_view text) { return put({.text = text}); }

    std::string_view takeName(EvtxCursor &cursor);
    std::string_view textOf(std::string_view utf16);
    std::string_view literal(const EvtxField::Pieces &pieces) const;
    Element &top() { return m_elements[m_depth - 1]; }
    bool fail(std::string problem);

    EvtxRow &m_row;
    TextBlocks &m_texts;
    EvtxPlaces &m_places;
    std::string_view m_chunk;
    EvtxProgram *m_program = nullptr;
    std::uint32_t m_place = 0;
    std::vector<Element> m_elements; // open ones; the memory of others
    std::size_t m_depth = 0;
    bool m_isInStart = false; // attributes may come
    std::string m_problem;
};

} // namespace anomalyst::importing
