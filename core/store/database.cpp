#include "core/store/database.h"

#include "core/base/error.h"
#include "core/store/sqlite_error.h"

#include <sqlite3.h>

#include <array>
#include <utility>

namespace anomalyst::store
{

namespace
{

constexpr int kBusyTimeoutMs = 30'000; // as long as a column may take to load: a commit waits until it is read
constexpr int kMaxRowBytes = 256 << 20;

int openFlags(Database::Mode mode)
{
    // One thread at a time uses a connection, so SQLite need not lock around each call.
    constexpr int common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    switch (mode) {
    case Database::Mode::ReadOnly:
        return common | SQLITE_OPEN_READONLY;
    case Database::Mode::ReadWrite:
        return common | SQLITE_OPEN_READWRITE;
    case Database::Mode::Create:
        return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    }
    return common | SQLITE_OPEN_READONLY;
}

// A case may come from anyone: nothing that its schema says is run, and no setting that could damage it can be made.
void harden(sqlite3 *connection)
{
    constexpr std::array<std::pair<int, int>, 8> settings = {{
        {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
        {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},
    }};
    for (const auto &[setting, value] : settings)
        sqlite3_db_config(connection, setting, value, nullptr);
    constexpr std::array<std::pair<int, int>, 6> limits = {{
        {SQLITE_LIMIT_LENGTH, kMaxRowBytes},
        {SQLITE_LIMIT_ATTACHED, 0},
        {SQLITE_LIMIT_EXPR_DEPTH, 100},
        {SQLITE_LIMIT_COMPOUND_SELECT, 20},
        {SQLITE_LIMIT_WORKER_THREADS, 0},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
    }};
    for (const auto &[limit, value] : limits)
        sqlite3_limit(connection, limit, value);
    sqlite3_busy_timeout(connection, kBusyTimeoutMs);
}

// A write that was killed leaves a journal beside the file; only a connection that may write can take it back.
void takeBackCutOffWrite(sqlite3 *readOnly, const std::filesystem::path &path)
{
    const int code = sqlite3_exec(readOnly, "PRAGMA schema_version", nullptr, nullptr, nullptr);
    if (code != SQLITE_READONLY_ROLLBACK && code != SQLITE_READONLY_RECOVERY)
        return;
    try {
        Database(path, Database::Mode::ReadWrite);
    } catch (const Error &) {
        throwSqliteError(readOnly, code);
    }
}

} // namespace

Statement::Statement(sqlite3 *connection, std::string_view sql)
{
    const int code = sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()), 0, &m_statement, nullptr);
    if (code != SQLITE_OK)
        throwSqliteError(connection, code);
}

Statement::Statement(Statement &&other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr))
{
}

Statement &Statement::operator=(Statement &&other) noexcept
{
    std::swap(m_statement, other.m_statement);
    return *this;
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

void Statement::check(int code)
{
    if (code != SQLITE_OK)
        throwSqliteError(sqlite3_db_handle(m_statement), code);
}

void Statement::bind(int index, std::int64_t value)
{
    check(sqlite3_bind_int64(m_statement, index, value));
}

void Statement::bind(int index, double value)
{
    check(sqlite3_bind_double(m_statement, index, value));
}

void Statement::bind(int index, std::string_view text)
{
    const char *data = text.data() != nullptr ? text.data() : ""; // a null pointer would bind NULL
    check(sqlite3_bind_text64(m_statement, index, data, text.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bindBytes(int index, std::string_view bytes)
{
    const char *data = bytes.data() != nullptr ? bytes.data() : "";
    check(sqlite3_bind_blob64(m_statement, index, data, bytes.size(), SQLITE_STATIC));
}

void Statement::bindNull(int index)
{
    check(sqlite3_bind_null(m_statement, index));
}

bool Statement::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    sqlite3 *connection = sqlite3_db_handle(m_statement);
    try {
        throwSqliteError(connection, code);
    } catch (...) {
        sqlite3_reset(m_statement); // only now: it could overwrite the connection's message
        throw;
    }
}

void Statement::reset()
{
    sqlite3_reset(m_statement); // repeats the error of the last step, which has been thrown already
}

void Statement::run()
{
    while (step()) {
    }
    reset();
}

int Statement::columnCount() const
{
    return sqlite3_column_count(m_statement);
}

bool Statement::isNull(int column) const
{
    return type(column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

std::string_view Statement::text(int column) const
{
    // Bytes as they lie there: asking for text could convert a blob and would stop at nothing, but costs a copy.
    const void *data = sqlite3_column_blob(m_statement, column);
    const int size = sqlite3_column_bytes(m_statement, column);
    return data != nullptr ? std::string_view(static_cast<const char *>(data), static_cast<std::size_t>(size))
                           : std::string_view();
}

int Statement::type(int column) const
{
    return sqlite3_column_type(m_statement, column);
}

Database::Database(const std::filesystem::path &path, Mode mode)
    : m_path(std::filesystem::absolute(path)) // so that no name is taken for ":memory:" or a URI
{
    const std::string name = pathText(m_path);
    const int code = sqlite3_open_v2(name.c_str(), &m_connection, openFlags(mode), nullptr);
    try {
        if (code != SQLITE_OK)
            throwSqliteError(m_connection, code, name);
        harden(m_connection);
        if (mode == Mode::ReadOnly)
            takeBackCutOffWrite(m_connection, m_path);
        // FULL: an import that was reported as done survives a power cut.
        execute("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;"
                "PRAGMA synchronous = FULL");
        // In pages, of 16 KiB: a size in bytes would be taken for pages of 4 KiB, as long as the file has not been
        // read. Where a batch of an import fits into memory, readers wait for nothing but its commit.
        execute(mode == Mode::ReadOnly ? "PRAGMA cache_size = 512" : "PRAGMA cache_size = 2048");
        if (mode != Mode::ReadOnly && sqlite3_db_readonly(m_connection, "main") == 1)
            throw Error("the case cannot be written", name, "check the permissions of the file, or open it read-only");
        // Rows are appended: a rollback journal holds a few old pages, a write-ahead log would hold every row once
        // more.
        if (mode != Mode::ReadOnly)
            execute("PRAGMA journal_mode = DELETE");
    } catch (...) {
        sqlite3_close_v2(m_connection);
        throw;
    }
}

Database::Database(Database &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
    , m_path(std::move(other.m_path))
{
}

Database &Database::operator=(Database &&other) noexcept
{
    std::swap(m_connection, other.m_connection);
    std::swap(m_path, other.m_path);
    return *this;
}

Database::~Database()
{
    sqlite3_close_v2(m_connection);
}

void Database::execute(const std::string &sql)
{
    const int code = sqlite3_exec(m_connection, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        throwSqliteError(m_connection, code);
}

Statement Database::prepare(std::string_view sql)
{
    return {m_connection, sql};
}

std::int64_t Database::lastInsertId() const
{
    return sqlite3_last_insert_rowid(m_connection);
}

std::int64_t Database::integer(std::string_view sql)
{
    Statement statement = prepare(sql);
    return statement.step() ? statement.integer(0) : 0;
}

void Database::interrupt() noexcept
{
    sqlite3_interrupt(m_connection);
}

Transaction::Transaction(Database &database)
    : m_database(&database)
{
    m_database->execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    // After a full disk SQLite has rolled back by itself.
    if (m_database != nullptr && sqlite3_get_autocommit(m_database->handle()) == 0)
        sqlite3_exec(m_database->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit()
{
    m_database->execute("COMMIT");
    m_database = nullptr;
}

ReadSnapshot::ReadSnapshot(Database &database)
    : m_database(sqlite3_get_autocommit(database.handle()) != 0 ? &database : nullptr)
{
    if (m_database != nullptr)
        m_database->execute("BEGIN");
}

ReadSnapshot::~ReadSnapshot()
{
    if (m_database != nullptr && sqlite3_get_autocommit(m_database->handle()) == 0)
        sqlite3_exec(m_database->handle(), "ROLLBACK", nullptr, nullptr, nullptr); // nothing was written
}

} // namespace anomalyst::store
