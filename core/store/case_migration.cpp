#include "core/store/case_migration.h"

#include "core/base/error.h"
#include "core/store/case_lock.h"
#include "core/store/case_schema.h"
#include "core/store/log_info.h"
#include "core/store/source_log.h"
#include "core/store/sqlite_error.h"

namespace anomalyst::store
{

namespace
{

void migrateSchema(Database &database)
{
    Transaction transaction(database);
    const auto version = static_cast<std::int32_t>(database.integer("PRAGMA user_version"));
    if (version == kSchemaVersion)
        return; // another program was quicker
    checkSchema(database, version);
    addColumnsSince(database, version);
    for (const LogInfo &log : readLogs(database))
        settleColumns(database, {.id = log.id, .name = log.name, .events = log.events, .columns = log.columns});
    database.execute("PRAGMA user_version = " + std::to_string(kSchemaVersion));
    transaction.commit();
}

} // namespace

void migrateCase(const std::filesystem::path &path)
{
    if (checkIsCase(path) == kSchemaVersion)
        return;
    try {
        const CaseLock lock(path);
        Database database(path, Database::Mode::ReadWrite);
        migrateSchema(database);
    } catch (const Error &error) {
        refuseIfCutShort(path);
        throw Error("the case was made by an earlier version of Anomalyst and cannot be brought up to date: " +
                        error.problem(),
                    pathText(path), error.remedy());
    }
}

} // namespace anomalyst::store
