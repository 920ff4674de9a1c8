#include "core/import/byte_source.h"

#include "core/base/error.h"
#include "core/import/clean_text.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace anomalyst::importing
{

namespace
{

std::string errnoText()
{
    return std::generic_category().message(errno);
}

[[noreturn]] void refuse(const struct stat &status, const std::string &name)
{
    const char *kind = S_ISDIR(status.st_mode)    ? "this is a folder"
                       : S_ISFIFO(status.st_mode) ? "this is a pipe"
                                                  : "this is a device or socket";
    throw Error(std::string(kind) + ", not a file", name, "choose a log file");
}

} // namespace

ByteSource::ByteSource(const std::filesystem::path &path)
    : m_name(cleanText(path.native()))
{
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0)
        throw Error("cannot open the file: " + errnoText(), m_name, "check the name and the permissions");
    if (!S_ISREG(status.st_mode))
        refuse(status, m_name);
    m_descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (m_descriptor < 0)
        throw Error("cannot open the file: " + errnoText(), m_name, "check the name and the permissions");
    // What the name stood for may have been replaced between the two calls.
    if (::fstat(m_descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(m_descriptor);
        refuse(status, m_name);
    }
    m_size = static_cast<std::uint64_t>(status.st_size);
    m_modified = status.st_mtim.tv_sec * kSecondUs + status.st_mtim.tv_nsec / 1000;
    if (m_size == 0) {
        ::close(m_descriptor);
        throw Error("the file is empty (0 bytes)", m_name, "choose a file that holds events");
    }
}

ByteSource::~ByteSource()
{
    ::close(m_descriptor);
}

void ByteSource::readAt(std::uint64_t offset, std::span<char> into) const
{
    while (!into.empty()) {
        const ssize_t got = ::pread(m_descriptor, into.data(), into.size(), static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            throw Error("cannot read on at byte " + std::to_string(offset) + ": " + errnoText(), m_name,
                        "check the drive and import again");
        if (got == 0)
            throw Error("changed during import: it had " + std::to_string(m_size) + " bytes and now ends at byte " +
                            std::to_string(offset),
                        m_name, "import it again when nothing writes to it");
        offset += static_cast<std::uint64_t>(got);
        into = into.subspan(static_cast<std::size_t>(got));
    }
}

void Fingerprint::add(std::span<const char> block)
{
    constexpr std::uint64_t kMultiplier = 0x9e3779b97f4a7c15;
    const auto word = [&](std::size_t at, std::size_t bytes = 8) {
        std::uint64_t value = 0;
        std::memcpy(&value, block.data() + at, bytes);
        return value;
    };
    const auto mix = [](std::uint64_t lane, std::uint64_t value) {
        return std::rotl((lane ^ value) * kMultiplier, 29);
    };
    std::uint64_t a = m_value;
    std::uint64_t b = ~m_value;
    std::uint64_t c = m_value * kMultiplier;
    std::uint64_t d = block.size();
    std::size_t at = 0;
    for (; at + 32 <= block.size(); at += 32) {
        a = mix(a, word(at));
        b = mix(b, word(at + 8));
        c = mix(c, word(at + 16));
        d = mix(d, word(at + 24));
    }
    for (; at < block.size(); at += 8)
        a = mix(a, word(at, std::min<std::size_t>(8, block.size() - at)));
    m_value = mix(mix(mix(mix(m_value, a), b), c), d);
}

} // namespace anomalyst::importing
