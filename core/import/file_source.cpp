#include "core/import/file_source.h"

#include "core/base/error.h"
#include "core/import/clean_text.h"

#include <cerrno>
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

FileSource::FileSource(const std::filesystem::path &path)
    : ByteSource(cleanText(path.native()), 0, kMissingTime)
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

FileSource::~FileSource()
{
    ::close(m_descriptor);
}

void FileSource::readAt(std::uint64_t offset, std::span<char> into) const
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

} // namespace anomalyst::importing
