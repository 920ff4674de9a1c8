#include "core/import/archive_kind.h"

#include "core/import/archive.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

namespace anomalyst::importing
{

using namespace std::string_view_literals;

namespace
{

constexpr std::size_t kTarMarkAt = 257;

} // namespace

ArchiveKind archiveKind(const ByteSource &source)
{
    std::array<char, 512> head = {};
    const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(head.size(), source.size()));
    source.readAt(0, std::span(head).first(length));
    const std::string_view bytes(head.data(), length);
    if (bytes.starts_with("\x1f\x8b\x08"sv))
        return ArchiveKind::Gzip;
    if (bytes.starts_with("BZh"sv) && bytes.size() > 4 &&
        (bytes.substr(4).starts_with("\x31\x41\x59\x26\x53\x59"sv) ||
         bytes.substr(4).starts_with("\x17\x72\x45\x38\x50\x90"sv)))
        return ArchiveKind::Bzip2;
    if (bytes.starts_with("\xfd"
                          "7zXZ\0"sv))
        return ArchiveKind::Xz;
    if (bytes.starts_with("\x28\xb5\x2f\xfd"sv))
        return ArchiveKind::Zstd;
    if (bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv))
        return ArchiveKind::Zip;
    if (bytes.size() > kTarMarkAt && bytes.substr(kTarMarkAt).starts_with("ustar"sv))
        return ArchiveKind::Tar;
    return ArchiveKind::None;
}

bool holdsNames(ArchiveKind kind)
{
    return kind == ArchiveKind::Zip || kind == ArchiveKind::Tar;
}

std::string nameWithin(const std::string &packed)
{
    const std::filesystem::path name(memberName(packed));
    const std::string ending = name.extension().string();
    std::string stem = name.stem().string();
    if (ending == ".tgz" || ending == ".tbz" || ending == ".txz" || ending == ".tzst")
        stem += ".tar";
    return stem.empty() ? "content" : stem;
}

bool leadsOut(std::string_view name)
{
    if (name.starts_with('/') || name.starts_with('\\') || (name.size() > 1 && name[1] == ':'))
        return true;
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find_first_of("/\\", begin), name.size());
        if (name.substr(begin, end - begin) == "..")
            return true;
        begin = end + 1;
    }
    return false;
}

} // namespace anomalyst::importing
