#include "core/store/case_lock.h"

#include "core/base/error.h"
#include "core/store/sqlite_error.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace anomalyst::store
{

namespace
{

std::string hostName()
{
    std::array<char, 256> name = {};
    return gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : std::string();
}

struct Holder {
    std::string pid;
    std::string host;
};

// "4711 host\n"
Holder holderIn(int file)
{
    std::array<char, 512> text = {};
    const ssize_t size = pread(file, text.data(), text.size(), 0);
    const std::string_view whole(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    const std::string_view line = whole.substr(0, whole.find('\n'));
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos)
        return {};
    return {std::string(line.substr(0, space)), std::string(line.substr(space + 1))};
}

[[noreturn]] void refuse(const Holder &holder, const std::filesystem::path &casePath)
{
    if (holder.pid == std::to_string(getpid()) && holder.host == hostName())
        throw Error("the case is being written by another import", pathText(casePath),
                    "wait until it has ended and try again");
    std::string who = holder.pid.empty() ? std::string() : " (pid " + holder.pid;
    if (!who.empty())
        who += (holder.host.empty() || holder.host == hostName() ? "" : " on " + holder.host) + ")";
    throw Error("the case is open for writing in another program" + who, pathText(casePath),
                "close it there, or open the case read-only");
}

// A name that leads to another file now was removed by its holder between our opening and locking it.
bool isStillThere(int file, const std::filesystem::path &path)
{
    struct stat opened = {};
    struct stat named = {};
    return fstat(file, &opened) == 0 && stat(path.c_str(), &named) == 0 && opened.st_ino == named.st_ino &&
           opened.st_dev == named.st_dev;
}

} // namespace

CaseLock::CaseLock(const std::filesystem::path &casePath)
    : m_path(lockPath(casePath))
{
    do {
        release();
        m_file = open(m_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (m_file < 0)
            throw Error("the case cannot be written: " + std::generic_category().message(errno), pathText(casePath),
                        "check the permissions of its folder, or open it read-only");
        try {
            take(casePath);
        } catch (...) {
            close(std::exchange(m_file, -1)); // it is another's: not to be removed
            throw;
        }
    } while (!isStillThere(m_file, m_path));
    const std::string mine = std::to_string(getpid()) + " " + hostName() + "\n";
    if (ftruncate(m_file, 0) != 0 || pwrite(m_file, mine.data(), mine.size(), 0) < 0) {
        const int reason = errno; // a full disk: the lock holds all the same, it only does not say by whom
        if (reason != ENOSPC && reason != EDQUOT) {
            release();
            throw Error("the case cannot be written: " + std::generic_category().message(reason), pathText(casePath),
                        "check its drive and try again");
        }
    }
}

CaseLock::CaseLock(CaseLock &&other) noexcept
    : m_file(std::exchange(other.m_file, -1))
    , m_path(std::move(other.m_path))
{
}

CaseLock &CaseLock::operator=(CaseLock &&other) noexcept
{
    std::swap(m_file, other.m_file);
    std::swap(m_path, other.m_path);
    return *this;
}

CaseLock::~CaseLock()
{
    release();
}

void CaseLock::take(const std::filesystem::path &casePath)
{
    // Where a file system knows no such locks, SQLite's own still keep two writers apart.
    if (flock(m_file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        refuse(holderIn(m_file), casePath);
    // The lock is ours, so a holder on this machine is dead. Locks need not reach other machines, their names do.
    const Holder former = holderIn(m_file);
    if (!former.host.empty() && former.host != hostName())
        throw Error("the case is open for writing on another machine (pid " + former.pid + " on " + former.host + ")",
                    pathText(casePath),
                    "close it there; if that machine stopped while writing, delete " + pathText(m_path));
}

void CaseLock::release() noexcept
{
    if (m_file < 0)
        return;
    if (isStillThere(m_file, m_path))
        unlink(m_path.c_str()); // while it is held, so that nobody takes a lock that is about to go
    close(std::exchange(m_file, -1));
}

bool CaseLock::isHeld(const std::filesystem::path &casePath)
{
    const int file = open(lockPath(casePath).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0)
        return false;
    const bool isHeld = flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    close(file);
    return isHeld;
}

std::filesystem::path CaseLock::lockPath(const std::filesystem::path &casePath)
{
    std::filesystem::path path = std::filesystem::weakly_canonical(casePath); // one lock, whatever link led here
    return path += ".lock";
}

} // namespace anomalyst::store
