// Keeps other programs from writing to a case: a lock on the file "<case>.lock" beside it, which says who holds it and
// goes away with its holder, however that ends. Readers need none. Any thread; owned by the CaseFile that writes.
#pragma once

#include <filesystem>
#include <string>

namespace anomalyst::store
{

class CaseLock
{
public:
    CaseLock() = default; // holds nothing
    // Throws Error naming the holder when it is held by another program or elsewhere in this one.
    explicit CaseLock(const std::filesystem::path &casePath);
    CaseLock(CaseLock &&other) noexcept;
    CaseLock &operator=(CaseLock &&other) noexcept;
    ~CaseLock();

    // Whether anyone holds the lock of this case now, ourselves included.
    static bool isHeld(const std::filesystem::path &casePath);
    static std::filesystem::path lockPath(const std::filesystem::path &casePath);

private:
    void take(const std::filesystem::path &casePath);
    void release() noexcept;

    int m_file = -1;
    std::filesystem::path m_path;
};

} // namespace anomalyst::store
