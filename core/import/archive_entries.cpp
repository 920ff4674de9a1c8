#include "core/import/archive_entries.h"

#include "core/base/error.h"
#include "core/import/clean_text.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>

namespace anomalyst::importing
{

using namespace std::string_view_literals;

namespace
{

constexpr std::size_t kBlockBytes = 256u << 10;

} // namespace

ArchiveEntries::ArchiveEntries(const ByteSource &source, ArchiveKind kind)
    : m_source(source)
    , m_kind(kind)
    , m_reader(archive_read_new())
    , m_block(kBlockBytes)
    , m_bytes(kBlockBytes)
{
    if (m_reader == nullptr)
        throw Error("there is no memory to unpack it", source.name(), "close other programs and try again");
    try {
        open();
    } catch (...) {
        archive_read_free(m_reader);
        throw;
    }
}

ArchiveEntries::~ArchiveEntries()
{
    archive_read_free(m_reader);
}

void ArchiveEntries::fail(const std::string &name) const
{
    const char *said = archive_error_string(m_reader);
    throw Error("the archive is damaged" + (said != nullptr ? std::string(": ") + cleanText(said) : std::string()),
                name, "copy it again from where it came");
}

void ArchiveEntries::check(int result)
{
    if (result < ARCHIVE_WARN)
        fail(m_source.name());
}

void ArchiveEntries::open()
{
    switch (m_kind) {
    case ArchiveKind::Zip:
        refuseEmptyZip();
        check(archive_read_support_format_zip_seekable(m_reader));
        break;
    case ArchiveKind::Tar:
        check(archive_read_support_format_tar(m_reader));
        break;
    case ArchiveKind::Bzip2:
        check(archive_read_support_filter_bzip2(m_reader));
        break;
    case ArchiveKind::Xz:
        check(archive_read_support_filter_xz(m_reader));
        break;
    default:
        check(archive_read_support_filter_zstd(m_reader));
        break;
    }
    if (!holdsNames(m_kind))
        check(archive_read_support_format_raw(m_reader));
    check(archive_read_set_read_callback(m_reader, [](archive *, void *self, const void **bytes) -> la_ssize_t {
        return static_cast<ArchiveEntries *>(self)->readSource(bytes);
    }));
    check(archive_read_set_seek_callback(m_reader,
                                         [](archive *, void *self, la_int64_t offset, int whence) -> la_int64_t {
                                             return static_cast<ArchiveEntries *>(self)->seekSource(offset, whence);
                                         }));
    check(archive_read_set_callback_data(m_reader, this));
    check(archive_read_open1(m_reader));
}

// The library takes it for no zip at all.
void ArchiveEntries::refuseEmptyZip() const
{
    std::array<char, 4> mark = {};
    if (m_source.size() >= mark.size())
        m_source.readAt(0, mark);
    if (std::string_view(mark.data(), mark.size()) == "PK\x05\x06"sv)
        throw Error("the archive holds no file", m_source.name(), "choose one that holds logs");
}

std::ptrdiff_t ArchiveEntries::readSource(const void **bytes)
{
    const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(m_block.size(), m_source.size() - m_readTo));
    try {
        m_source.readAt(m_readTo, std::span(m_block).first(length));
    } catch (const Error &error) { // no exception may cross the library
        archive_set_error(m_reader, EIO, "%s", error.problem().c_str());
        return -1;
    }
    m_readTo += length;
    *bytes = m_block.data();
    return static_cast<std::ptrdiff_t>(length);
}

std::int64_t ArchiveEntries::seekSource(std::int64_t offset, int whence)
{
    const auto size = static_cast<std::int64_t>(m_source.size());
    const std::int64_t from = whence == SEEK_SET ? 0 : whence == SEEK_END ? size : static_cast<std::int64_t>(m_readTo);
    const std::int64_t target = from + offset;
    if (target < 0 || target > size)
        return ARCHIVE_FATAL;
    m_readTo = static_cast<std::uint64_t>(target);
    return target;
}

std::optional<ArchiveEntry> ArchiveEntries::next()
{
    archive_entry *entry = nullptr;
    int result = ARCHIVE_OK;
    do {
        result = archive_read_next_header(m_reader, &entry);
        m_isAtEnd = result == ARCHIVE_EOF || result < ARCHIVE_WARN;
        if (result == ARCHIVE_EOF)
            return std::nullopt;
        if (result < ARCHIVE_WARN)
            fail(m_source.name());
    } while (archive_entry_filetype(entry) != AE_IFREG);
    ArchiveEntry found;
    if (holdsNames(m_kind)) {
        const char *name = archive_entry_pathname_utf8(entry);
        if (name == nullptr)
            name = archive_entry_pathname(entry);
        found.name = name != nullptr ? cleanText(name) : std::string();
        if (archive_entry_size_is_set(entry) != 0)
            found.size = static_cast<std::uint64_t>(archive_entry_size(entry));
    }
    found.modified =
        archive_entry_mtime_is_set(entry) != 0 ? archive_entry_mtime(entry) * kSecondUs : m_source.modified();
    const char *said = archive_error_string(m_reader);
    if (result == ARCHIVE_WARN && said != nullptr && std::string_view(said).starts_with("Inconsistent"))
        found.contradiction = cleanText(said); // other warnings are of names in another character set
    found.isEncrypted = archive_entry_is_encrypted(entry) == 1;
    return found;
}

std::span<const char> ArchiveEntries::read(const std::string &name)
{
    const la_ssize_t length = archive_read_data(m_reader, m_bytes.data(), m_bytes.size());
    if (length < 0) {
        m_isAtEnd = length == ARCHIVE_FATAL;
        fail(name);
    }
    return std::span(m_bytes).first(static_cast<std::size_t>(length));
}

} // namespace anomalyst::importing
