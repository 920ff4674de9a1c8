// The first bytes of a database, read the way SQLite reads. A stream of our own would not do: closing it takes away the
// locks that connections of this program hold on the file (see "POSIX advisory locks" in SQLite's howtocorrupt). Any
// thread.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace anomalyst::store
{

// How many bytes were there, at most as many as fit. Throws Error when the file cannot be read.
std::size_t readFront(const std::filesystem::path &path, std::span<char> front);

} // namespace anomalyst::store
