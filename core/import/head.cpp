#include "core/import/head.h"

#include "core/base/error.h"
#include "core/import/evtx_chunk.h"
#include "core/import/input_buffer.h"

#include <algorithm>
#include <array>

namespace anomalyst::importing
{

namespace
{

using namespace std::string_view_literals;

constexpr std::size_t kHeadBytes = 256u << 10;

struct Signature {
    std::string_view bytes;
    std::string_view name;
};

constexpr std::array kSignatures = {
    Signature{"\x89PNG"sv, "a PNG picture"},
    Signature{"\xff\xd8\xff"sv, "a JPEG picture"},
    Signature{"GIF8"sv, "a GIF picture"},
    Signature{"%PDF-"sv, "a PDF document"},
    Signature{"\x1f\x8b"sv, "a gzip archive"},
    Signature{"PK\x03\x04"sv, "a zip archive or an Office document"},
    Signature{"PK\x05\x06"sv, "an empty zip archive"},
    Signature{"BZh"sv, "a bzip2 archive"},
    Signature{"\xfd"
              "7zXZ\0"sv,
              "an xz archive"},
    Signature{"\x28\xb5\x2f\xfd"sv, "a zstd archive"},
    Signature{"7z\xbc\xaf\x27\x1c"sv, "a 7-Zip archive"},
    Signature{"Rar!\x1a\x07"sv, "a RAR archive"},
    Signature{"SQLite format 3\0"sv, "an SQLite database"},
    Signature{"\x7f"
              "ELF"sv,
              "a program"},
    Signature{"MZ\x90\0"sv, "a Windows program"},
};

[[noreturn]] void refuseContent(std::string_view name, const std::string &file)
{
    throw Error("this is no text log but seems to be " + std::string(name), file, "choose a CSV or JSON lines file");
}

bool looksBinary(std::string_view bytes)
{
    const auto control = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && !(byte >= 0x07 && byte <= 0x0d) && byte != 0x1b;
    };
    return static_cast<std::size_t>(std::ranges::count_if(bytes, control)) * 20 > bytes.size();
}

std::string_view withoutCutLine(std::string_view text)
{
    const std::size_t lineEnd = text.find_last_of("\n\r");
    return lineEnd == std::string_view::npos ? text : text.substr(0, lineEnd + 1);
}

// Offset of the first byte that is no NUL, which may be the size of the source.
std::uint64_t leadingNuls(const ByteSource &source)
{
    std::string block;
    for (std::uint64_t offset = 0; offset < source.size(); offset += block.size()) {
        block.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kHeadBytes, source.size() - offset)));
        source.readAt(offset, block);
        if (const std::size_t at = block.find_first_not_of('\0'); at != std::string::npos)
            return offset + at;
    }
    return source.size();
}

} // namespace

void refuseForeignContent(const ByteSource &source)
{
    std::string bytes(static_cast<std::size_t>(std::min<std::uint64_t>(16, source.size())), '\0');
    source.readAt(0, bytes);
    for (const Signature &signature : kSignatures) {
        if (bytes.starts_with(signature.bytes))
            refuseContent(signature.name, source.name());
    }
}

Head::Head(const ByteSource &source)
    : m_encoding("UTF-8")
    , m_file(source.name())
{
    const auto read = [&](std::uint64_t from) {
        const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(kHeadBytes, source.size() - from));
        m_bytes.assign(length + InputBuffer::kPadding, '\0');
        source.readAt(from, std::span(m_bytes).first(length));
        m_whole = from == 0 && length == source.size();
        return std::string_view(m_bytes).substr(0, length);
    };
    m_text = read(0);
    m_binary = isEvtx(m_text);
    if (m_binary) {
        m_encoding = "binary";
        return;
    }
    if (m_text.starts_with('\0')) { // a hole left by a crash may lie before good lines
        const std::uint64_t nuls = leadingNuls(source);
        if (nuls == source.size())
            refuseContent("nothing but NUL bytes", m_file);
        m_text = read(nuls);
    }
    if (looksBinary(m_text.substr(0, 64u << 10)))
        refuseContent("binary data", m_file);
    if (m_text.starts_with(kUtf8Mark)) {
        m_encoding = "UTF-8 with byte order mark";
        m_text.remove_prefix(kUtf8Mark.size());
    }
    if (m_text.empty())
        throw Error("the file is empty but for a byte order mark", m_file, "choose a file that holds events");
    if (!m_whole)
        m_text = withoutCutLine(m_text);
}

} // namespace anomalyst::importing
