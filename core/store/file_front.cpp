#include "core/store/file_front.h"

#include "core/base/error.h"
#include "core/store/sqlite_error.h"

#include <sqlite3.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <system_error>

namespace anomalyst::store
{

namespace
{

struct FreeName {
    void operator()(const char *name) const { sqlite3_free_filename(name); }
};

class OpenedFile
{
public:
    explicit OpenedFile(const char *name)
        : m_vfs(sqlite3_vfs_find(nullptr))
        , m_memory(std::make_unique<std::byte[]>(static_cast<std::size_t>(m_vfs->szOsFile)))
    {
        constexpr int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB;
        m_code = m_vfs->xOpen(m_vfs, name, file(), flags, nullptr);
    }
    ~OpenedFile()
    {
        if (file()->pMethods != nullptr)
            file()->pMethods->xClose(file());
    }
    OpenedFile(const OpenedFile &) = delete;
    OpenedFile &operator=(const OpenedFile &) = delete;

    // An SQLite code; `count` is how many bytes were there.
    int read(std::span<char> front, std::size_t &count)
    {
        sqlite3_int64 size = 0;
        if (m_code == SQLITE_OK)
            m_code = file()->pMethods->xFileSize(file(), &size);
        count = std::min(front.size(), static_cast<std::size_t>(size));
        if (m_code == SQLITE_OK && count > 0)
            m_code = file()->pMethods->xRead(file(), front.data(), static_cast<int>(count), 0);
        return m_code;
    }

private:
    sqlite3_file *file() { return reinterpret_cast<sqlite3_file *>(m_memory.get()); }

    sqlite3_vfs *m_vfs;
    std::unique_ptr<std::byte[]> m_memory;
    int m_code;
};

} // namespace

std::size_t readFront(const std::filesystem::path &path, std::span<char> front)
{
    const std::string absolute = pathText(std::filesystem::absolute(path));
    const std::unique_ptr<const char, FreeName> name(sqlite3_create_filename(absolute.c_str(), "", "", 0, nullptr));
    std::size_t count = 0;
    errno = 0;
    if (OpenedFile(name.get()).read(front, count) != SQLITE_OK)
        throw Error("the case cannot be read: " + std::generic_category().message(errno), pathText(path),
                    "check the permissions of the file");
    return count;
}

} // namespace anomalyst::store
