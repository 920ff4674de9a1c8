#include "core/import/archive.h"

#include "core/base/error.h"
#include "core/import/clean_text.h"
#include "core/import/gzip_member.h"
#include "core/import/spool.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <vector>

namespace anomalyst::importing
{

namespace
{

using namespace std::string_view_literals;

enum class Kind { None, Gzip, Bzip2, Xz, Zstd, Zip, Tar };

constexpr std::size_t kBlockBytes = 256u << 10;
constexpr std::size_t kTarMarkAt = 257;

Kind kindOf(const ByteSource &source)
{
    std::array<char, 512> head = {};
    const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(head.size(), source.size()));
    source.readAt(0, std::span(head).first(length));
    const std::string_view bytes(head.data(), length);
    if (bytes.starts_with("\x1f\x8b\x08"sv))
        return Kind::Gzip;
    if (bytes.starts_with("BZh"sv) && bytes.size() > 4 &&
        (bytes.substr(4).starts_with("\x31\x41\x59\x26\x53\x59"sv) ||
         bytes.substr(4).starts_with("\x17\x72\x45\x38\x50\x90"sv)))
        return Kind::Bzip2;
    if (bytes.starts_with("\xfd"
                          "7zXZ\0"sv))
        return Kind::Xz;
    if (bytes.starts_with("\x28\xb5\x2f\xfd"sv))
        return Kind::Zstd;
    if (bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv))
        return Kind::Zip;
    if (bytes.size() > kTarMarkAt && bytes.substr(kTarMarkAt).starts_with("ustar"sv))
        return Kind::Tar;
    return Kind::None;
}

// "flows.csv.gz" holds "flows.csv", "logs.tgz" holds "logs.tar".
std::string nameWithin(const std::string &packed)
{
    const std::filesystem::path name(memberName(packed));
    const std::string ending = name.extension().string();
    std::string stem = name.stem().string();
    if (ending == ".tgz" || ending == ".tbz" || ending == ".txz" || ending == ".tzst")
        stem += ".tar";
    return stem.empty() ? "content" : stem;
}

[[noreturn]] void refuseBomb(const std::string &source)
{
    throw Error("it unpacks to far more than a log would: it looks like an archive made to fill a disk", source,
                "unpack it by hand if it is what it should be");
}

} // namespace

struct Archive::Impl {
    const ByteSource &source;
    ArchiveLimits &limits;
    Kind kind;
    archive *reader = nullptr;
    std::vector<char> block = std::vector<char>(kBlockBytes);
    std::uint64_t readTo = 0;
    std::uint64_t unpacked = 0;
    std::uint64_t members = 0;
    bool isAtEnd = false;

    ~Impl()
    {
        archive_read_free(reader);
        ++limits.depth;
    }

    [[noreturn]] void fail(const std::string &name)
    {
        const char *said = archive_error_string(reader);
        throw Error("the archive is damaged" + (said != nullptr ? std::string(": ") + cleanText(said) : std::string()),
                    name, "copy it again from where it came");
    }

    void check(int result)
    {
        if (result < ARCHIVE_WARN)
            fail(source.name());
    }

    void open()
    {
        reader = archive_read_new();
        if (reader == nullptr)
            throw Error("there is no memory to unpack it", source.name(), "close other programs and try again");
        switch (kind) {
        case Kind::Zip:
            refuseEmptyZip();
            check(archive_read_support_format_zip_seekable(reader));
            break;
        case Kind::Tar:
            check(archive_read_support_format_tar(reader));
            break;
        case Kind::Bzip2:
            check(archive_read_support_filter_bzip2(reader));
            break;
        case Kind::Xz:
            check(archive_read_support_filter_xz(reader));
            break;
        default:
            check(archive_read_support_filter_zstd(reader));
            break;
        }
        if (kind != Kind::Zip && kind != Kind::Tar)
            check(archive_read_support_format_raw(reader));
        check(archive_read_set_read_callback(
            reader, [](archive *, void *self, const void **bytes) { return static_cast<Impl *>(self)->read(bytes); }));
        check(archive_read_set_seek_callback(reader, [](archive *, void *self, la_int64_t offset, int whence) {
            return static_cast<Impl *>(self)->seek(offset, whence);
        }));
        check(archive_read_set_callback_data(reader, this));
        check(archive_read_open1(reader));
    }

    // The library takes it for no zip at all.
    void refuseEmptyZip() const
    {
        std::array<char, 4> mark = {};
        if (source.size() >= mark.size())
            source.readAt(0, mark);
        if (std::string_view(mark.data(), mark.size()) == "PK\x05\x06"sv)
            throw Error("the archive holds no file", source.name(), "choose one that holds logs");
    }

    la_ssize_t read(const void **bytes)
    {
        const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(block.size(), source.size() - readTo));
        try {
            source.readAt(readTo, std::span(block).first(length));
        } catch (const Error &error) { // no exception may cross the library
            archive_set_error(reader, EIO, "%s", error.problem().c_str());
            return -1;
        }
        readTo += length;
        *bytes = block.data();
        return static_cast<la_ssize_t>(length);
    }

    la_int64_t seek(la_int64_t offset, int whence)
    {
        const auto size = static_cast<la_int64_t>(source.size());
        const la_int64_t from = whence == SEEK_SET ? 0 : whence == SEEK_END ? size : static_cast<la_int64_t>(readTo);
        const la_int64_t target = from + offset;
        if (target < 0 || target > size)
            return ARCHIVE_FATAL;
        readTo = static_cast<std::uint64_t>(target);
        return target;
    }

    void take(std::string_view bytes, Spool &spool)
    {
        unpacked += bytes.size();
        if (bytes.size() > limits.bytes)
            refuseBomb(source.name());
        limits.bytes -= bytes.size();
        if (unpacked > ArchiveLimits::kFreeBytes && unpacked / ArchiveLimits::kMaxRatio > source.size())
            refuseBomb(source.name());
        spool.append(bytes);
    }

    std::unique_ptr<ByteSource> nextGzip(const WorkContext &context, std::uint64_t most)
    {
        if (std::exchange(isAtEnd, true))
            return nullptr;
        const std::string name = source.name() + "!" + nameWithin(source.name());
        Spool spool;
        unpackGzip(source, context, [&](std::string_view bytes) {
            take(bytes, spool);
            return spool.size() < most;
        });
        return finish(spool, name, source.modified());
    }

    std::unique_ptr<ByteSource> finish(Spool &spool, const std::string &name, TimeUs modified)
    {
        if (spool.size() == 0)
            throw Error("the file is empty (0 bytes)", name, "choose a file that holds events");
        return spool.finish(name, modified);
    }

    // The next entry that is a file; null at the end.
    archive_entry *nextFile()
    {
        archive_entry *entry = nullptr;
        while (true) {
            const int result = archive_read_next_header(reader, &entry);
            if (result == ARCHIVE_EOF) {
                isAtEnd = true;
                if (members == 0)
                    throw Error("the archive holds no file", source.name(), "choose one that holds logs");
                return nullptr;
            }
            if (result < ARCHIVE_WARN) {
                isAtEnd = true;
                fail(source.name());
            }
            if (archive_entry_filetype(entry) == AE_IFREG)
                return entry;
        }
    }

    std::string nameOf(archive_entry *entry) const
    {
        const bool isPacked = kind != Kind::Zip && kind != Kind::Tar;
        if (isPacked)
            return source.name() + "!" + nameWithin(source.name());
        const char *name = archive_entry_pathname_utf8(entry);
        if (name == nullptr)
            name = archive_entry_pathname(entry);
        return source.name() + "!" + (name != nullptr ? cleanText(name) : "file " + std::to_string(members));
    }

    std::unique_ptr<ByteSource> nextEntry(const WorkContext &context, std::uint64_t most)
    {
        if (isAtEnd)
            return nullptr;
        archive_entry *entry = nextFile();
        if (entry == nullptr)
            return nullptr;
        ++members;
        const std::string name = nameOf(entry);
        if (limits.members-- == 0) {
            isAtEnd = true;
            limits.members = 0;
            throw Error("the archive holds more than 10,000 files", source.name(), "unpack it and choose the logs");
        }
        if (archive_entry_is_encrypted(entry) == 1)
            throw Error("the file is encrypted", name, "unpack the archive with its password first");
        const TimeUs modified =
            archive_entry_mtime_is_set(entry) != 0 ? archive_entry_mtime(entry) * 1'000'000 : source.modified();
        Spool spool;
        std::vector<char> bytes(kBlockBytes);
        while (true) {
            context.checkStopped();
            const la_ssize_t length = archive_read_data(reader, bytes.data(), bytes.size());
            if (length == 0 || spool.size() >= most)
                break;
            if (length < 0) {
                isAtEnd = length == ARCHIVE_FATAL;
                fail(name);
            }
            try {
                take({bytes.data(), static_cast<std::size_t>(length)}, spool);
            } catch (...) {
                isAtEnd = true;
                throw;
            }
        }
        return finish(spool, name, modified);
    }
};

bool isArchive(const ByteSource &source)
{
    return kindOf(source) != Kind::None;
}

Archive::Archive(const ByteSource &source, ArchiveLimits &limits)
{
    if (limits.depth == 0)
        throw Error("the archives lie too deep in each other", source.name(), "unpack the outer ones first");
    --limits.depth;
    m_impl = std::make_unique<Impl>(source, limits, kindOf(source));
    if (m_impl->kind != Kind::Gzip)
        m_impl->open();
}

Archive::~Archive() = default;

std::unique_ptr<ByteSource> Archive::next(const WorkContext &context, std::uint64_t most)
{
    return m_impl->kind == Kind::Gzip ? m_impl->nextGzip(context, most) : m_impl->nextEntry(context, most);
}

bool Archive::isAtEnd() const
{
    return m_impl->isAtEnd;
}

double Archive::fraction() const
{
    return m_impl->isAtEnd ? 1 : static_cast<double>(m_impl->readTo) / static_cast<double>(m_impl->source.size());
}

std::string memberName(const std::string &sourceName)
{
    const std::size_t mark = sourceName.rfind('!');
    return mark == std::string::npos ? std::filesystem::path(sourceName).filename().string()
                                     : sourceName.substr(mark + 1);
}

} // namespace anomalyst::importing
