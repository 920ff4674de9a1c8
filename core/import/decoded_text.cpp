#include "core/import/decoded_text.h"

#include "core/base/error.h"
#include "core/import/spool.h"
#include "core/import/text_decoder.h"

#include <algorithm>

namespace anomalyst::importing
{

namespace
{

constexpr std::uint64_t kBytesBetweenPlaces = 1u << 20;
constexpr std::size_t kLookBytes = 64u << 10;

} // namespace

DecodedText::DecodedText(const ByteSource &source, const EncodingChoice &choice, std::size_t blockBytes,
                         const WorkContext &context)
    : m_source(source)
    , m_choice(choice)
{
    decodeAll(blockBytes, context);
    m_cursor = m_places.front();
    warn();
}

void DecodedText::decodeAll(std::size_t blockBytes, const WorkContext &context)
{
    Spool spool;
    std::string bytes; // read and not yet decoded
    std::string block;
    std::string text;
    const std::string phase = "Decoding " + m_source.name();
    std::size_t markBytes = m_choice.markBytes; // still to come
    m_end.inSource = markBytes;
    for (std::uint64_t readTo = 0; readTo < m_source.size();) {
        block.resize(static_cast<std::size_t>(std::min<std::uint64_t>(blockBytes, m_source.size() - readTo)));
        m_source.readAt(readTo, block);
        m_fingerprint.add(block);
        readTo += block.size();
        const std::size_t ofMark = std::min(markBytes, block.size());
        markBytes -= ofMark;
        bytes.append(block, ofMark);
        bytes.erase(0, decodeFront(bytes, readTo == m_source.size(), text));
        spool.append(text);
        text.clear();
        context.report(static_cast<double>(readTo) / static_cast<double>(m_source.size()), phase);
    }
    if (m_end.inSource != m_source.size() || m_end.inText != spool.size())
        throw Error("the bytes do not add up: of " + std::to_string(m_source.size()) + " bytes " +
                        std::to_string(m_end.inSource) + " were decoded",
                    m_source.name(), "report this with the file; nothing of it was kept");
    if (spool.size() == 0)
        throw Error("the file is empty but for a byte order mark", m_source.name(), "choose a file that holds events");
    m_text = spool.finish(m_source.name(), m_source.modified());
}

std::size_t DecodedText::decodeFront(std::string_view bytes, bool isLast, std::string &text)
{
    const std::size_t all = bytes.size();
    while (!bytes.empty()) {
        if (m_places.empty() || m_end.inSource >= m_places.back().inSource + kBytesBetweenPlaces)
            m_places.push_back(m_end);
        const std::size_t before = text.size();
        const DecodedCharacter done = decodeCharacter(m_choice.encoding, bytes, isLast, text);
        if (done.bytes == 0)
            break;
        if (done.isFlawed && m_flaws++ == 0)
            m_firstFlaw = m_end.inSource;
        bytes.remove_prefix(done.bytes);
        m_end.inSource += done.bytes;
        m_end.inText += text.size() - before;
    }
    return all - bytes.size();
}

void DecodedText::warn()
{
    const std::string name(encodingName(m_choice.encoding));
    if (m_choice.isGuess)
        m_warnings.add("ENCODING_GUESSED", "Nothing names the encoding; the text was read as " + name + ".");
    if (m_flaws > 0)
        m_warnings.add("BAD_ENCODING",
                       "What is no character of " + name + " is shown as an escape, first at byte " +
                           std::to_string(m_firstFlaw) + ".",
                       0, m_flaws);
}

std::uint64_t DecodedText::sourceOffset(std::uint64_t textOffset)
{
    if (textOffset >= m_end.inText)
        return m_source.size();
    const auto behind = std::ranges::upper_bound(m_places, textOffset, {}, &Place::inText);
    const Place &place = *std::prev(behind); // the first place is the start of the text
    if (m_cursor.inText > textOffset || m_cursor.inText < place.inText)
        m_cursor = place;
    std::string bytes(kLookBytes, '\0');
    std::string character;
    while (m_cursor.inText < textOffset) {
        const auto length = std::min<std::uint64_t>(kLookBytes, m_source.size() - m_cursor.inSource);
        bytes.resize(static_cast<std::size_t>(length));
        m_source.readAt(m_cursor.inSource, bytes);
        for (std::string_view rest = bytes; !rest.empty();) {
            character.clear();
            const bool isLast = m_cursor.inSource + rest.size() == m_source.size();
            const std::size_t taken = decodeCharacter(m_choice.encoding, rest, isLast, character).bytes;
            if (taken == 0 || m_cursor.inText + character.size() > textOffset)
                break;
            rest.remove_prefix(taken);
            m_cursor.inSource += taken;
            m_cursor.inText += character.size();
        }
        if (m_cursor.inText + character.size() > textOffset)
            break;
    }
    return m_cursor.inSource;
}

} // namespace anomalyst::importing
