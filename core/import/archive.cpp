#include "core/import/archive.h"

#include "core/base/error.h"
#include "core/import/archive_entries.h"
#include "core/import/gzip_member.h"
#include "core/import/spool.h"

#include <filesystem>
#include <set>
#include <utility>

namespace anomalyst::importing
{

struct Archive::Impl {
    const ByteSource &source;
    ArchiveLimits &limits;
    std::optional<ArchiveEntries> entries; // none for gzip, which is ours
    std::set<std::string> names;
    std::uint64_t unpacked = 0;
    std::uint64_t members = 0;
    bool isGzipRead = false;
    bool isTaking = false; // also after take failed: then the archive is not to blame
    Warnings warnings;
    std::optional<Error> failure; // of the file that came last: what lay before the damage was handed out

    Impl(const ByteSource &from, ArchiveLimits &within)
        : source(from)
        , limits(within)
    {
        if (const ArchiveKind kind = archiveKind(source); kind != ArchiveKind::Gzip)
            entries.emplace(source, kind);
    }
    ~Impl() { ++limits.depth; }

    void take(std::string_view bytes, Spool &spool)
    {
        isTaking = true;
        unpacked += bytes.size();
        const bool isFar = unpacked > ArchiveLimits::kFreeBytes && unpacked / ArchiveLimits::kMaxRatio > source.size();
        if (bytes.size() > limits.bytes || isFar)
            throw Error("it unpacks to far more than a log would: it looks like an archive made to fill a disk",
                        source.name(), "unpack it by hand if it is what it should be");
        limits.bytes -= bytes.size();
        spool.append(bytes);
        isTaking = false;
    }

    // What came before the damage is kept, the damage told afterwards.
    void keepFront(const Error &error, const Spool &spool)
    {
        if (isTaking || spool.size() == 0)
            throw Error(error);
        failure = error;
        warnings.add("ARCHIVE_CORRUPT", error.problem() + "; what came before that was read");
    }

    std::unique_ptr<ByteSource> finish(Spool &spool, const std::string &name, TimeUs modified) const
    {
        if (spool.size() == 0)
            throw Error("the file is empty (0 bytes)", name, "choose a file that holds events");
        return spool.finish(name, modified);
    }

    std::unique_ptr<ByteSource> nextGzip(const WorkContext &context, std::uint64_t most)
    {
        if (std::exchange(isGzipRead, true))
            return nullptr;
        const std::string name = source.name() + "!" + nameWithin(source.name());
        Spool spool;
        try {
            unpackGzip(source, context, [&](std::string_view bytes) {
                take(bytes, spool);
                return spool.size() < most;
            });
        } catch (const Error &error) {
            keepFront(error, spool);
        }
        return finish(spool, name, source.modified());
    }

    // How the member is called, and what is odd about that.
    std::string nameOf(const ArchiveEntry &entry)
    {
        if (!entry.name)
            return source.name() + "!" + nameWithin(source.name());
        const std::string name = entry.name->empty() ? "file " + std::to_string(members) : *entry.name;
        if (leadsOut(name))
            warnings.add("ARCHIVE_PATH", "the name of the file leads out of the archive's folder (" + name +
                                             "); nothing is ever written there");
        if (!names.insert(name).second)
            warnings.add("ARCHIVE_SAME_NAME", "the archive holds another file of the same name");
        return source.name() + "!" + name;
    }

    void gather(Spool &spool, const std::string &name, std::uint64_t most, const WorkContext &context)
    {
        try {
            while (spool.size() < most) {
                context.checkStopped();
                const std::span<const char> bytes = entries->read(name);
                if (bytes.empty())
                    return;
                take({bytes.data(), bytes.size()}, spool);
            }
        } catch (const Error &error) {
            if (isTaking)
                entries->end();
            keepFront(error, spool);
        }
    }

    std::unique_ptr<ByteSource> nextEntry(const WorkContext &context, std::uint64_t most)
    {
        if (entries->isAtEnd())
            return nullptr;
        const std::optional<ArchiveEntry> entry = entries->next();
        if (!entry && members == 0)
            throw Error("the archive holds no file", source.name(), "choose one that holds logs");
        if (!entry)
            return nullptr;
        ++members;
        warnings = {};
        const std::string name = nameOf(*entry);
        if (limits.members == 0) {
            entries->end();
            throw Error("the archive holds more than 10,000 files", source.name(), "unpack it and choose the logs");
        }
        --limits.members;
        if (entry->isEncrypted)
            throw Error("the file is encrypted", name, "unpack the archive with its password first");
        if (!entry->contradiction.empty())
            warnings.add("ARCHIVE_CORRUPT", "the archive contradicts itself: " + entry->contradiction);
        Spool spool;
        gather(spool, name, most, context);
        if (!failure && entry->size && *entry->size != spool.size() &&
            (spool.size() < most || *entry->size < spool.size()))
            warnings.add("ARCHIVE_CORRUPT", "the archive says that the file has " + std::to_string(*entry->size) +
                                                " bytes, but it holds " + std::to_string(spool.size()));
        return finish(spool, name, entry->modified);
    }
};

bool isArchive(const ByteSource &source)
{
    return archiveKind(source) != ArchiveKind::None;
}

Archive::Archive(const ByteSource &source, ArchiveLimits &limits)
{
    if (limits.depth == 0)
        throw Error("the archives lie too deep in each other", source.name(), "unpack the outer ones first");
    m_impl = std::make_unique<Impl>(source, limits);
    --limits.depth;
}

Archive::~Archive() = default;

std::unique_ptr<ByteSource> Archive::next(const WorkContext &context, std::uint64_t most)
{
    if (m_impl->failure)
        throw *std::exchange(m_impl->failure, std::nullopt);
    return m_impl->entries ? m_impl->nextEntry(context, most) : m_impl->nextGzip(context, most);
}

std::vector<std::string> Archive::passOver(const WorkContext &context, std::size_t most)
{
    std::vector<std::string> names;
    try {
        while (m_impl->entries && !isAtEnd() && names.size() < most) {
            context.checkStopped();
            if (const std::optional<ArchiveEntry> entry = m_impl->entries->next(); entry && entry->name)
                names.push_back(*entry->name);
        }
    } catch (const Error &) {
        // told when the archive is imported
    }
    return names;
}

const Warnings &Archive::warnings() const
{
    return m_impl->warnings;
}

bool Archive::isAtEnd() const
{
    return !m_impl->failure && (m_impl->entries ? m_impl->entries->isAtEnd() : m_impl->isGzipRead);
}

double Archive::fraction() const
{
    return isAtEnd() ? 1
                     : static_cast<double>(m_impl->entries ? m_impl->entries->bytesRead() : 0) /
                           static_cast<double>(m_impl->source.size());
}

std::string memberName(const std::string &sourceName)
{
    const std::size_t mark = sourceName.rfind('!');
    return mark == std::string::npos ? std::filesystem::path(sourceName).filename().string()
                                     : sourceName.substr(mark + 1);
}

} // namespace anomalyst::importing
