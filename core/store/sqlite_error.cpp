#include "core/store/sqlite_error.h"

#include "core/base/error.h"

#include <sqlite3.h>

#include <system_error>

namespace anomalyst::store
{

namespace
{

struct Explanation {
    const char *problem;
    const char *remedy;
    bool withSystemReason = false;
};

Explanation explain(int code)
{
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {"the case is being written by another import", "wait until it has ended and try again"};
    case SQLITE_FULL:
        return {"there is no space left to write the case",
                "free space on its drive and try again; what was not finished has been taken back"};
    case SQLITE_IOERR:
        return {"the case cannot be read or written", "check its drive and try again", true};
    case SQLITE_READONLY:
        if (code == SQLITE_READONLY_ROLLBACK || code == SQLITE_READONLY_RECOVERY)
            return {"the case was cut off while being written and cannot be restored here",
                    "copy it together with the -journal file beside it into a folder that can be written"};
        return {"the case cannot be written", "check the permissions of the file and of its folder"};
    case SQLITE_CANTOPEN:
        return {"the case cannot be opened", "check that it exists and that its folder can be written", true};
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {"access to the case was refused", "check the permissions of the file and of its folder"};
    case SQLITE_CORRUPT:
        return {"the case is damaged", "open an intact copy or import the logs into a new case"};
    case SQLITE_NOTADB:
        return {"the file is not an Anomalyst case", "choose another file"};
    case SQLITE_NOMEM:
        return {"there is not enough memory", "close other programs and try again"};
    case SQLITE_TOOBIG:
        return {"a value is too long for the case", "shorten it in the source"};
    default:
        return {"the case cannot be used", "open an intact copy or import the logs into a new case"};
    }
}

} // namespace

std::string pathText(const std::filesystem::path &path)
{
    const std::u8string text = path.u8string();
    return {reinterpret_cast<const char *>(text.data()), text.size()};
}

void throwSqliteError(sqlite3 *connection, int code, const std::string &path)
{
    if ((code & 0xff) == SQLITE_INTERRUPT)
        throw Cancelled();
    const Explanation explanation = explain(code);
    std::string problem = explanation.problem;
    const int systemCode = connection != nullptr ? sqlite3_system_errno(connection) : 0;
    if (explanation.withSystemReason && systemCode != 0)
        problem += ": " + std::generic_category().message(systemCode);
    else if (const char *detail = connection != nullptr ? sqlite3_errmsg(connection) : sqlite3_errstr(code))
        problem += std::string(" (SQLite: ") + detail + ")";
    throw Error(problem, path, explanation.remedy);
}

void throwSqliteError(sqlite3 *connection, int code)
{
    const char *path = connection != nullptr ? sqlite3_db_filename(connection, "main") : nullptr;
    throwSqliteError(connection, code, path != nullptr ? path : "");
}

} // namespace anomalyst::store
