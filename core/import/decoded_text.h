// The text of a source in another encoding, as UTF-8, gathered once for both readings, and where its bytes stand in the
// source. One import owns it; single thread.
#pragma once

#include "core/base/progress.h"
#include "core/import/byte_source.h"
#include "core/import/text_encoding.h"
#include "core/import/warnings.h"

#include <memory>
#include <vector>

namespace anomalyst::importing
{

class DecodedText
{
public:
    // The source must outlive this object. Throws Error when no text is in it.
    DecodedText(const ByteSource &source, const EncodingChoice &choice, std::size_t blockBytes,
                const WorkContext &context);

    const ByteSource &text() const { return *m_text; }
    std::uint64_t fingerprint() const { return m_fingerprint.value(); } // of the source, block by block
    const Warnings &warnings() const { return m_warnings; }

    // Offset in the source of the character at this offset of the text. Quick for offsets that rise.
    std::uint64_t sourceOffset(std::uint64_t textOffset);

private:
    struct Place {
        std::uint64_t inSource = 0;
        std::uint64_t inText = 0;
    };

    void decodeAll(std::size_t blockBytes, const WorkContext &context);
    std::size_t decodeFront(std::string_view bytes, bool isLast, std::string &text); // returns how many
    void warn();

    const ByteSource &m_source;
    EncodingChoice m_choice;
    std::unique_ptr<ByteSource> m_text;
    Fingerprint m_fingerprint;
    Warnings m_warnings;
    std::vector<Place> m_places; // every so often, at the start of a character
    Place m_end;                 // of what was decoded
    Place m_cursor;              // of the last question
    std::uint64_t m_flaws = 0;
    std::uint64_t m_firstFlaw = 0; // in the source
};

} // namespace anomalyst::importing
