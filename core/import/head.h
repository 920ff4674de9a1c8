// The first bytes of a source of UTF-8 text or of a Windows event log: enough to tell what it is. Refuses by its
// content what is neither. Any thread.
#pragma once

#include "core/import/byte_source.h"

#include <string>
#include <string_view>

namespace anomalyst::importing
{

inline constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";

// Throws Error naming what a source seems to be whose first bytes are those of something that is no log.
void refuseForeignContent(const ByteSource &source);

class Head
{
public:
    // Throws Error for what is no log.
    explicit Head(const ByteSource &source);

    // Without byte order mark and leading NULs, cut after the last whole line when the source goes on. 64 readable
    // bytes lie behind.
    std::string_view text() const { return m_text; }
    bool isBinary() const { return m_binary; } // text() is none
    bool isWhole() const { return m_whole; }   // text() is all there is
    const std::string &encoding() const { return m_encoding; }
    const std::string &file() const { return m_file; }

private:
    std::string m_bytes;
    std::string_view m_text;
    bool m_whole = false;
    bool m_binary = false;
    std::string m_encoding;
    std::string m_file;
};

} // namespace anomalyst::importing
