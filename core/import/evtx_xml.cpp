#include "core/import/evtx_xml.h"

#include "core/import/evtx_token.h"

#include <algorithm>

namespace anomalyst::importing
{

namespace
{

constexpr std::size_t kFragmentHeaderBytes = 4;
constexpr int kMaxDepth = 16;
constexpr std::size_t kMaxSteps = 512u << 10;   // for one chunk; real ones take some ten thousand
constexpr std::size_t kMaxTextBytes = 2u << 20; // of one chunk; real ones make some hundred KiB
constexpr int kMaxItems = 64;                   // of an array that become fields of their own

bool isOfType(std::uint8_t type, EvtxType wanted)
{
    return type == static_cast<std::uint8_t>(wanted);
}

} // namespace

void EvtxXml::startChunk(std::string_view chunk)
{
    m_chunk = chunk;
    m_templates.startChunk(chunk);
    m_stepsLeft = kMaxSteps;
    m_textLeft = kMaxTextBytes;
}

bool EvtxXml::read(const Document &document, EvtxFlaws &flaws)
{
    m_isLeftOver = document.isLeftOver;
    m_flaws = &flaws;
    m_values.clear();
    m_depth = 0;
    EvtxCursor cursor(m_chunk, document.begin, document.end);
    const bool isRead = readFragment(cursor, EvtxPlaces::kDocument);
    m_end = cursor.at();
    return isRead;
}

bool EvtxXml::readFragment(EvtxCursor &cursor, std::uint32_t place)
{
    while (cursor.left() > 0) {
        const std::uint8_t token = cursor.peek();
        if (token == EvtxToken::EndOfFragment)
            return true;
        if (token == EvtxToken::FragmentHeader) {
            cursor.skip(kFragmentHeaderBytes);
        } else if (token == EvtxToken::TemplateInstance) {
            if (!readInstance(cursor, place))
                return false;
        } else {
            const EvtxProgram *program = m_templates.compile(cursor, place);
            cursor.skip(cursor.left());
            return program != nullptr ? run(*program, {}) : fail(m_templates.problem());
        }
    }
    return !cursor.failed() || fail("its Binary XML goes beyond its end");
}

bool EvtxXml::readInstance(EvtxCursor &cursor, std::uint32_t place)
{
    cursor.skip(2); // the token, an unknown byte
    const std::uint32_t number = cursor.u32();
    const std::uint32_t definition = cursor.u32();
    if (definition == cursor.at()) {
        cursor.skip(EvtxTemplates::kHeaderBytes - 4);
        cursor.skip(cursor.u32());
    }
    Values values;
    if (!takeValues(cursor, values))
        return fail("the values of its template go beyond its end");
    const bool isLost = m_isLeftOver && !m_templates.isAt(definition, number);
    const EvtxProgram *program = isLost ? nullptr : m_templates.find(definition, place);
    const bool isRead = program != nullptr ? run(*program, values) : putUnnamed(values, place);
    m_values.resize(values.begin);
    return isRead;
}

bool EvtxXml::takeValues(EvtxCursor &cursor, Values &values)
{
    values = {m_values.size(), cursor.u32()};
    if (values.count > cursor.left() / 4 || values.count > m_stepsLeft)
        return false;
    m_stepsLeft -= values.count;
    EvtxCursor kinds = cursor;
    cursor.skip(values.count * 4);
    for (std::size_t i = 0; i < values.count; ++i) {
        const std::uint16_t bytes = kinds.u16();
        const std::uint8_t type = kinds.u8();
        kinds.skip(1);
        m_values.push_back({type, cursor.take(bytes)});
    }
    return !cursor.failed();
}

bool EvtxXml::run(const EvtxProgram &program, Values values)
{
    if (program.fields.size() + program.pieces.size() > m_stepsLeft)
        return fail("its chunk has more fields than can be kept");
    m_stepsLeft -= program.fields.size() + program.pieces.size();
    for (const EvtxField &field : program.fields) {
        const EvtxRow::Slot slot = field.name.size() == 0 ? field.slot : slotOf(program, field, values);
        const bool isOne = field.text.size() == 1;
        const EvtxPiece *piece = isOne ? &program.pieces[field.text.begin] : nullptr;
        bool isPut = true;
        if (!isOne) {
            isPut = putPieces(program, field, slot, values);
        } else if (!piece->isSubstitution) {
            isPut = put(slot, piece->text);
        } else if (const Value *value = valueOf(*piece, values)) {
            isPut = putValue(field, slot, *value);
        } else {
            isPut = put(slot, {});
        }
        if (!isPut)
            return false;
    }
    return true;
}

const EvtxXml::Value *EvtxXml::valueOf(const EvtxPiece &piece, Values values) const
{
    if (piece.substitution >= values.count)
        return nullptr;
    const Value &value = m_values[values.begin + piece.substitution];
    const bool isText = isOfType(value.type, EvtxType::String) || isOfType(value.type, EvtxType::AnsiString);
    return isOfType(value.type, EvtxType::Null) || (value.bytes.empty() && !isText) ? nullptr : &value;
}

bool EvtxXml::putUnnamed(Values values, std::uint32_t place)
{
    ++m_flaws->lostTemplates;
    const EvtxField field{m_row.unnamed(), place, {}, {}};
    for (std::size_t i = 0; i < values.count; ++i) {
        const EvtxPiece piece{.substitution = static_cast<std::uint16_t>(i), .isSubstitution = true};
        const Value *value = valueOf(piece, values);
        if (!(value != nullptr ? putValue(field, field.slot, *value) : put(field.slot, {})))
            return false;
    }
    return true;
}

bool EvtxXml::putValue(const EvtxField &field, EvtxRow::Slot slot, Value value)
{
    if (isOfType(value.type, EvtxType::BinaryXml))
        return readNested(value, field.place);
    if ((value.type & kEvtxArrayFlag) != 0)
        return putItems(slot, value);
    return put(slot, textOf(value));
}

// Where data have no name, each item is one of its own, as Windows shows it; else the items are lines of one text.
bool EvtxXml::putItems(EvtxRow::Slot slot, Value value)
{
    const auto type = static_cast<EvtxType>(value.type & ~kEvtxArrayFlag);
    int fields = m_row.isUnnamed(slot) ? kMaxItems : 1;
    for (; fields > 1 && !value.bytes.empty(); --fields) {
        const std::string_view item = takeEvtxItem(type, value.bytes);
        if (!put(slot, textOf({static_cast<std::uint8_t>(type), item})))
            return false;
    }
    if (value.bytes.empty())
        return true;
    std::string &lines = m_lines;
    lines.clear();
    while (!value.bytes.empty()) {
        const std::string_view item = takeEvtxItem(type, value.bytes);
        m_buffer.resize(evtxTextRoom(item.size()));
        char *end = writeEvtxValue(type, item, m_buffer.data(), *m_flaws);
        lines.append(lines.empty() ? "" : "\n").append(m_buffer.data(), end);
    }
    return put(slot, keep(lines));
}

bool EvtxXml::putPieces(const EvtxProgram &program, const EvtxField &field, EvtxRow::Slot slot, Values values)
{
    bool hasText = false;
    for (std::size_t i = field.text.begin; i < field.text.end; ++i) {
        const EvtxPiece &piece = program.pieces[i];
        const Value *value = piece.isSubstitution ? valueOf(piece, values) : nullptr;
        hasText = hasText || !piece.isSubstitution || value != nullptr;
        if (value != nullptr && isOfType(value->type, EvtxType::BinaryXml) && !readNested(*value, field.place))
            return false;
    }
    return put(slot, hasText ? textOf(program, field.text, values) : std::string_view());
}

bool EvtxXml::readNested(Value value, std::uint32_t place)
{
    if (m_depth == kMaxDepth)
        return fail("Binary XML is nested in its values more than 16 deep");
    const auto begin = static_cast<std::size_t>(value.bytes.data() - m_chunk.data());
    EvtxCursor cursor(m_chunk, begin, begin + value.bytes.size());
    ++m_depth;
    const bool isRead = readFragment(cursor, place);
    --m_depth;
    return isRead;
}

EvtxRow::Slot EvtxXml::slotOf(const EvtxProgram &program, const EvtxField &field, Values values)
{
    const std::string_view name = textOf(program, field.name, values);
    return name.empty() ? m_row.unnamed() : m_row.slotOf(name, m_templates.sectionOf(field.place));
}

std::string_view EvtxXml::textOf(const EvtxProgram &program, const EvtxField::Pieces &pieces, Values values)
{
    m_lines.clear();
    for (std::size_t i = pieces.begin; i < pieces.end && m_textLeft > 0; ++i) {
        const EvtxPiece &piece = program.pieces[i];
        const Value *value = piece.isSubstitution ? valueOf(piece, values) : nullptr;
        m_lines.append(piece.isSubstitution ? std::string_view() : piece.text);
        if (value != nullptr && !isOfType(value->type, EvtxType::BinaryXml))
            m_lines.append(textOf(*value));
    }
    return keep(m_lines);
}

std::string_view EvtxXml::keep(std::string_view text)
{
    m_textLeft -= std::min(m_textLeft, text.size());
    char *out = m_texts.reserve(text.size());
    return m_texts.keep(std::ranges::copy(text, out).out);
}

std::string_view EvtxXml::textOf(Value value)
{
    char *out = m_texts.reserve(evtxTextRoom(value.bytes.size()));
    const std::string_view text =
        m_texts.keep(writeEvtxValue(static_cast<EvtxType>(value.type), value.bytes, out, *m_flaws));
    m_textLeft -= std::min(m_textLeft, text.size());
    return text;
}

bool EvtxXml::put(EvtxRow::Slot slot, std::string_view text)
{
    if (m_textLeft == 0)
        return fail("the text of its chunk is longer than can be kept");
    return m_row.put(slot, text) || fail("its log has more names of fields than can be kept");
}

bool EvtxXml::fail(std::string problem)
{
    m_problem = std::move(problem);
    return false;
}

} // namespace anomalyst::importing
