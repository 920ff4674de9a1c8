#include "core/import/evtx_compiler.h"

#include "core/import/evtx_token.h"
#include "core/import/evtx_value.h"

#include <algorithm>
#include <array>

namespace anomalyst::importing
{

namespace
{

using enum EvtxToken::Code;

constexpr std::size_t kMaxDepth = 64;
constexpr std::size_t kMaxNameCharacters = 256;
std::string_view entityText(std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kEntities = {
        {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}}};
    const auto found = std::ranges::find(kEntities, name, [](const auto &entity) { return entity.first; });
    return found == kEntities.end() ? name : found->second;
}

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

} // namespace

bool EvtxCompiler::compile(std::string_view chunk, EvtxCursor cursor, std::uint32_t place, EvtxProgram &program)
{
    m_chunk = chunk;
    m_program = &program;
    m_place = place;
    m_depth = 0;
    m_isInStart = false;
    program.fields.clear();
    program.pieces.clear();
    while (cursor.left() > 0) {
        const std::uint8_t token = cursor.u8();
        if (token == EndOfFragment)
            break;
        if (!takeToken(token, cursor))
            return false;
        if (cursor.failed())
            return fail("its Binary XML goes beyond its end");
    }
    return m_depth == 0 || fail("an element of its Binary XML is not closed");
}

bool EvtxCompiler::takeToken(std::uint8_t token, EvtxCursor &cursor)
{
    const std::uint8_t kind = token & ~kEvtxMoreFlag;
    if (kind == FragmentHeader) {
        cursor.skip(3);
        return true;
    }
    if (kind == OpenStart)
        return openElement(cursor, token != kind);
    if (m_depth == 0)
        return fail("its Binary XML has text outside of elements");
    switch (kind) {
    case CloseStart:
        return m_isInStart ? closeStart() : fail("its Binary XML ends the start of an element twice");
    case CloseEmpty:
        return m_isInStart && closeStart() ? closeElement() : fail("its Binary XML ends an element twice");
    case EndElement:
        return !m_isInStart ? closeElement() : fail("its Binary XML ends an element within its start");
    case AttributeName:
        return m_isInStart ? openAttribute(cursor) : fail("its Binary XML has an attribute outside of a start");
    default:
        return takeText(kind, cursor);
    }
}

bool EvtxCompiler::takeText(std::uint8_t token, EvtxCursor &cursor)
{
    switch (token) {
    case Value:
        if (const auto type = cursor.u8(); type != static_cast<std::uint8_t>(EvtxType::String))
            return fail("its Binary XML has a text of the unknown type " + std::to_string(type));
        [[fallthrough]];
    case CData:
        return putLiteral(textOf(cursor.take(std::size_t{cursor.u16()} * 2)));
    case CharacterReference:
        return putLiteral(textOf(cursor.take(2)));
    case EntityReference:
        return putLiteral(entityText(takeName(cursor)));
    case InstructionTarget:
        takeName(cursor);
        return true;
    case InstructionData:
        cursor.skip(std::size_t{cursor.u16()} * 2);
        return true;
    case Substitution:
    case OptionalSubstitution: {
        const std::uint16_t number = cursor.u16();
        cursor.skip(1); // the type, which the value says as well
        return put({.substitution = number, .isSubstitution = true});
    }
    default:
        return fail("its Binary XML has the unknown token " + std::to_string(token));
    }
}

bool EvtxCompiler::openElement(EvtxCursor &cursor, bool hasAttributes)
{
    if (m_isInStart)
        return fail("its Binary XML has an element within the start of another");
    if (m_depth == kMaxDepth)
        return fail("the elements of its Binary XML are nested more than 64 deep");
    if (m_depth > 0)
        top().hasChildren = true;
    if (m_depth == m_elements.size())
        m_elements.emplace_back();
    ++m_depth;
    m_isInStart = true;
    Element &element = top();
    element.attributes.clear();
    element.pieces.clear();
    element.hasChildren = false;
    // Some writers leave out the number of the dependency; a size that does not fit tells.
    EvtxCursor without = cursor;
    cursor.skip(2);
    if (cursor.u32() > cursor.left()) {
        cursor = without;
        cursor.skip(4);
    }
    element.tag = takeName(cursor);
    cursor.skip(hasAttributes ? 4 : 0); // how long the attributes are
    return true;
}

bool EvtxCompiler::openAttribute(EvtxCursor &cursor)
{
    const std::size_t at = m_program->pieces.size();
    top().attributes.push_back({takeName(cursor), {at, at}});
    return true;
}

bool EvtxCompiler::put(const EvtxPiece &piece)
{
    if (!m_isInStart) {
        top().pieces.push_back(piece);
        return true;
    }
    if (top().attributes.empty())
        return fail("its Binary XML has text within the start of an element");
    m_program->pieces.push_back(piece);
    top().attributes.back().value.end = m_program->pieces.size();
    return true;
}

bool EvtxCompiler::closeStart()
{
    m_isInStart = false;
    Element &element = top();
    const EvtxPlace parent = m_places[m_depth == 1 ? m_place : m_elements[m_depth - 2].place];
    const auto attribute = std::ranges::find(element.attributes, "Name", &Attribute::name);
    const EvtxField::Pieces value = attribute == element.attributes.end() ? EvtxField::Pieces() : attribute->value;
    const std::string_view name = literal(value);
    const EvtxElementName naming = nameEvtxElement(parent, element.tag, name);
    element.place = m_places.numberOf(naming.place);
    element.content = {};
    if (naming.isUnnamed && name.data() == nullptr)
        element.content.name = value; // known from each record only
    else
        element.content.slot = naming.isUnnamed ? m_row.unnamed() : m_row.slotOf(naming.text, naming.place.section);
    for (const Attribute &each : element.attributes) {
        if (const std::optional<std::string> called = nameEvtxAttribute(naming, element.tag, each.name))
            m_program->fields.push_back({m_row.slotOf(*called, naming.place.section), element.place, {}, each.value});
    }
    return true;
}

bool EvtxCompiler::closeElement()
{
    Element &element = top();
    --m_depth;
    if (element.hasChildren) // what stands between elements is for the eye only
        std::erase_if(element.pieces,
                      [](const EvtxPiece &piece) { return !piece.isSubstitution && isBlank(piece.text); });
    if (element.pieces.empty() && (element.hasChildren || !element.attributes.empty()))
        return true; // its place among data without names does not count
    EvtxField &field = m_program->fields.emplace_back(element.content);
    field.place = element.place;
    field.text.begin = m_program->pieces.size();
    m_program->pieces.insert(m_program->pieces.end(), element.pieces.begin(), element.pieces.end());
    field.text.end = m_program->pieces.size();
    return true;
}

// data() == nullptr: they are more than that.
std::string_view EvtxCompiler::literal(const EvtxField::Pieces &pieces) const
{
    if (pieces.size() == 0)
        return "";
    const EvtxPiece &piece = m_program->pieces[pieces.begin];
    return pieces.size() == 1 && !piece.isSubstitution ? piece.text : std::string_view();
}

std::string_view EvtxCompiler::takeName(EvtxCursor &cursor)
{
    const std::uint32_t offset = cursor.u32();
    const bool isHere = offset == cursor.at();
    EvtxCursor there = isHere ? cursor : EvtxCursor(m_chunk, offset, m_chunk.size());
    there.skip(6); // where the next name of the same hash is, and the hash
    const std::size_t characters = there.u16();
    if (characters > kMaxNameCharacters)
        there.fail();
    const std::string_view name = there.take(characters * 2);
    there.skip(2);
    if (isHere)
        cursor = there;
    else if (there.failed())
        cursor.fail();
    return textOf(name);
}

std::string_view EvtxCompiler::textOf(std::string_view utf16)
{
    Utf16Flaws unseen;
    return m_texts.keep(writeUtf16(utf16, m_texts.reserve(utf16TextRoom(utf16.size())), unseen));
}

bool EvtxCompiler::fail(std::string problem)
{
    m_problem = std::move(problem);
    return false;
}

} // namespace anomalyst::importing
