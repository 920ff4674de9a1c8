// The members of an archive one after the other, each gathered as a source of its own: zip, tar, gz, bz2, xz, zst and
// tar in the latter. A member's name is only ever shown, never used on the disk. Single thread.
#pragma once

#include "core/base/progress.h"
#include "core/import/byte_source.h"
#include "core/import/warnings.h"

#include <cstdint>
#include <memory>
#include <string>

namespace anomalyst::importing
{

// What the members of an archive, and of the archives in it, may come to together: against archives that were made to
// fill a disk. Counted down.
struct ArchiveLimits {
    static constexpr std::uint64_t kFreeBytes = 64u << 20; // below that no ratio is looked at
    static constexpr std::uint64_t kMaxRatio = 1100;       // unpacked bytes a packed one; deflate reaches 1,032

    std::uint64_t bytes = 64ull << 30;
    std::uint64_t members = 10'000;
    int depth = 3;
};

bool isArchive(const ByteSource &source); // by its first bytes

class Archive
{
public:
    static constexpr std::uint64_t kAll = ~std::uint64_t{0};

    // Both must outlive this object. Throws Error for an archive that cannot be read at all or lies too deep.
    Archive(const ByteSource &source, ArchiveLimits &limits);
    ~Archive();
    Archive(const Archive &) = delete;
    Archive &operator=(const Archive &) = delete;

    // The next file that holds something, named "archive!member"; null at the end. Throws Error for what is damaged,
    // encrypted or too large, Cancelled.
    // Of a damaged one the front comes first, and the Error with the next call.
    // `most`: only so many of its first bytes, about.
    std::unique_ptr<ByteSource> next(const WorkContext &context, std::uint64_t most = kAll);
    // The names of those that follow, as memberName() gives them, without unpacking them; at most `most`. They are
    // passed over, and with them what is damaged.
    std::vector<std::string> passOver(const WorkContext &context, std::size_t most);
    const Warnings &warnings() const; // of the file that came last: a name that leads elsewhere, a size that is wrong
    bool isAtEnd() const;             // after a failure: nothing more can be read
    double fraction() const;          // of the archive that was read

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

// Of the name of a member: what stands behind the last '!', as it may be shown.
std::string memberName(const std::string &sourceName);

} // namespace anomalyst::importing
