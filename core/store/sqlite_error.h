// What SQLite reports, as the house's exceptions: Cancelled when a statement was interrupted, otherwise an Error that
// names the case and what to do. Any thread.
#pragma once

#include <filesystem>
#include <string>

struct sqlite3;

namespace anomalyst::store
{

std::string pathText(const std::filesystem::path &path); // UTF-8

// `code` is a (extended) result code of `connection`, which may be null when even opening failed.
[[noreturn]] void throwSqliteError(sqlite3 *connection, int code);
[[noreturn]] void throwSqliteError(sqlite3 *connection, int code, const std::string &path);

} // namespace anomalyst::store
