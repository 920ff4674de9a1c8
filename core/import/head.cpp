#include "core/import/head.h"

#include "core/base/error.h"
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
    Signature{"ElfFile\0"sv, "a Windows event log (EVTX)"},
    Signature{"\x7f"
              "ELF"sv,
              "a program"},
    Signature{"MZ\x90\0"sv, "a Windows program"},
};

constexpr std::array kEncodings = {
    Signature{"\xff\xfe\0\0"sv, "UTF-32 (little-endian)"},
    Signature{"\0\0\xfe\xff"sv, "UTF-32 (big-endian)"},
    Signature{"\xff\xfe"sv, "UTF-16 (little-endian)"},
    Signature{"\xfe\xff"sv, "UTF-16 (big-endian)"},
};

[[noreturn]] void refuseEncoding(std::string_view name, const std::string &file)
{
    throw Error("the text is in " + std::string(name) + ", which is not supported yet", file,
                "convert it to UTF-8, for example with iconv");
}

[[noreturn]] void refuseContent(std::string_view name, const std::string &file)
{
    throw Error("this is no text log but seems to be " + std::string(name), file, "choose a CSV or JSON lines file");
}

// Text of western languages in UTF-16 has a NUL in every second byte.
std::string_view utf16WithoutMark(std::string_view bytes)
{
    std::array<std::size_t, 2> nuls = {};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        nuls[i % 2] += bytes[i] == '\0' ? 1 : 0;
    const std::size_t most = bytes.size() / 2 * 8 / 10;
    const std::size_t few = bytes.size() / 2 / 10;
    if (bytes.size() < 8)
        return {};
    if (nuls[1] > most && nuls[0] <= few)
        return "UTF-16 (little-endian, without byte order mark)";
    if (nuls[0] > most && nuls[1] <= few)
        return "UTF-16 (big-endian, without byte order mark)";
    return {};
}

bool isBinary(std::string_view bytes)
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
    for (const Signature &signature : kEncodings) {
        if (m_text.starts_with(signature.bytes))
            refuseEncoding(signature.name, m_file);
    }
    for (const Signature &signature : kSignatures) {
        if (m_text.starts_with(signature.bytes))
            refuseContent(signature.name, m_file);
    }
    if (const std::string_view encoding = utf16WithoutMark(m_text.substr(0, 4096)); !encoding.empty())
        refuseEncoding(encoding, m_file);
    if (m_text.starts_with('\0')) { // a hole left by a crash may lie before good lines
        const std::uint64_t nuls = leadingNuls(source);
        if (nuls == source.size())
            refuseContent("nothing but NUL bytes", m_file);
        m_text = read(nuls);
    }
    if (isBinary(m_text.substr(0, 64u << 10)))
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
