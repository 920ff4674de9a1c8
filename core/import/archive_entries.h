// The files of an archive of libarchive one after the other, read from a ByteSource. Only the format that the source is
// of is enabled. Single thread.
#pragma once

#include "core/import/archive_kind.h"

#include <optional>
#include <span>
#include <vector>

struct archive;
struct archive_entry;

namespace anomalyst::importing
{

struct ArchiveEntry {
    std::optional<std::string> name;   // as it stands in the archive, controls made visible; none for one packed file
    TimeUs modified = kMissingTime;    // of the archive where it names none
    std::optional<std::uint64_t> size; // in bytes, as the archive says
    std::string contradiction;         // what the archive says of it in two ways; empty: nothing
    bool isEncrypted = false;
};

class ArchiveEntries
{
public:
    // The source must outlive this object; not for gzip. Throws Error for what is no archive.
    ArchiveEntries(const ByteSource &source, ArchiveKind kind);
    ~ArchiveEntries();
    ArchiveEntries(const ArchiveEntries &) = delete;
    ArchiveEntries &operator=(const ArchiveEntries &) = delete;

    // The next entry that is a file; nothing at the end. Throws Error.
    std::optional<ArchiveEntry> next();
    // More bytes of it; none at its end. Throws Error under the name given.
    std::span<const char> read(const std::string &name);

    bool isAtEnd() const { return m_isAtEnd; } // after a failure: nothing more can be read
    void end() { m_isAtEnd = true; }
    std::uint64_t bytesRead() const { return m_readTo; } // of the source

private:
    void open();
    void check(int result);
    void refuseEmptyZip() const;
    std::ptrdiff_t readSource(const void **bytes);
    std::int64_t seekSource(std::int64_t offset, int whence);
    [[noreturn]] void fail(const std::string &name) const;

    const ByteSource &m_source;
    ArchiveKind m_kind;
    archive *m_reader = nullptr;
    std::vector<char> m_block;
    std::vector<char> m_bytes;
    std::uint64_t m_readTo = 0;
    bool m_isAtEnd = false;
};

} // namespace anomalyst::importing
