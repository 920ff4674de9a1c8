// Thin ownership of the SQLite C API: a connection and its statements. One thread at a time.
// Every connection is hardened: defensive, no triggers, no views, no extensions, untrusted schema, bounded limits.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace anomalyst::store
{

class Statement
{
public:
    Statement(sqlite3 *connection, std::string_view sql);
    Statement(Statement &&) noexcept;
    Statement &operator=(Statement &&) noexcept;
    ~Statement();

    // Parameters are numbered from 1. Text is not copied: it must live until step() or reset().
    void bind(int index, std::int64_t value);
    void bind(int index, double value);
    void bind(int index, std::string_view text);
    void bindBytes(int index, std::string_view bytes); // as a blob: need not be UTF-8
    void bindNull(int index);

    bool step(); // true while there is a row; throws Error
    void reset();
    void run(); // step to the end, then reset

    int columnCount() const;
    bool isNull(int column) const;
    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string_view text(int column) const; // text or blob, valid until the next step
    int type(int column) const;              // SQLITE_INTEGER, ...
    sqlite3_stmt *handle() const { return m_statement; }

private:
    void check(int code);

    sqlite3_stmt *m_statement = nullptr;
};

class Database
{
public:
    enum class Mode { ReadOnly, ReadWrite, Create };

    Database(const std::filesystem::path &path, Mode mode);
    Database(Database &&) noexcept;
    Database &operator=(Database &&) noexcept;
    ~Database();

    void execute(const std::string &sql); // any number of statements
    Statement prepare(std::string_view sql);
    std::int64_t lastInsertId() const;
    std::int64_t integer(std::string_view sql); // first column of the first row, 0 when there is none
    void interrupt() noexcept;                  // from any thread: a running statement fails with Cancelled
    sqlite3 *handle() const { return m_connection; }
    const std::filesystem::path &path() const { return m_path; }

private:
    sqlite3 *m_connection = nullptr;
    std::filesystem::path m_path;
};

// Commits when asked to, rolls back when destroyed before that.
class Transaction
{
public:
    explicit Transaction(Database &database);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    void commit();

private:
    Database *m_database;
};

// All that is read while it lives is of one moment, whatever others write. Within a transaction it has nothing to do.
// Statements that read must end before it.
class ReadSnapshot
{
public:
    explicit ReadSnapshot(Database &database);
    ~ReadSnapshot();
    ReadSnapshot(const ReadSnapshot &) = delete;
    ReadSnapshot &operator=(const ReadSnapshot &) = delete;

private:
    Database *m_database; // null: nothing to end
};

} // namespace anomalyst::store
