#include "core/store/source_log.h"

#include "core/base/error.h"
#include "core/store/case_schema.h"
#include "core/store/log_view.h"

#include <algorithm>
#include <optional>

namespace anomalyst::store
{

namespace
{

std::optional<ColumnType> joinedType(ColumnType present, ColumnType added)
{
    using enum ColumnType;
    if (present == added)
        return present;
    if ((present == Integer && added == Real) || (present == Real && added == Integer))
        return Real;
    if (present == Text && added == Integer)
        return Text;
    return std::nullopt;
}

// The columns of the log after the source has joined it; nothing when it cannot.
std::optional<std::vector<ColumnSpec>> joinedColumns(const std::vector<ColumnSpec> &present,
                                                     const std::vector<ColumnSpec> &added)
{
    if (present.size() != added.size())
        return std::nullopt;
    std::vector<ColumnSpec> joined = present; // with the roles that a person may have set
    for (std::size_t i = 0; i < joined.size(); ++i) {
        const std::optional<ColumnType> type = joinedType(present[i].type, added[i].type);
        if (present[i].name != added[i].name || !type)
            return std::nullopt;
        joined[i].type = *type;
    }
    return joined;
}

std::optional<LogInfo> findLog(CaseFile &file, const std::string &name)
{
    Statement statement = file.database().prepare("SELECT id FROM log WHERE name = ?");
    statement.bind(1, std::string_view(name));
    return statement.step() ? readLog(file.database(), {statement.integer(0)}) : std::nullopt;
}

void recordTypes(Database &database, const SourceLog &log)
{
    Statement statement =
        database.prepare("UPDATE log_column SET type = ?1 WHERE log_id = ?2 AND position = ?3 AND type <> ?1");
    for (std::size_t i = 0; i < log.columns.size(); ++i) {
        statement.bind(1, columnTypeName(log.columns[i].type));
        statement.bind(2, log.id.value);
        statement.bind(3, static_cast<std::int64_t>(i));
        statement.run();
    }
}

SourceLog join(const LogInfo &present, std::vector<ColumnSpec> columns)
{
    const bool changes = !std::ranges::equal(columns, present.columns, {}, &ColumnSpec::type, &ColumnSpec::type);
    return {.id = present.id,
            .name = present.name,
            .events = present.events,
            .columns = std::move(columns),
            .needsView = changes};
}

SourceLog makeLog(Database &database, const std::string &name, const std::vector<ColumnSpec> &columns)
{
    Statement insertLog = database.prepare("INSERT INTO log(name, view, events) VALUES(?, '', 0)");
    insertLog.bind(1, std::string_view(name));
    insertLog.run();
    const LogId id{database.lastInsertId()};
    Statement insertColumn =
        database.prepare("INSERT INTO log_column(log_id, position, name, type, role) VALUES(?, ?, ?, ?, ?)");
    for (std::size_t i = 0; i < columns.size(); ++i) {
        insertColumn.bind(1, id.value);
        insertColumn.bind(2, static_cast<std::int64_t>(i));
        insertColumn.bind(3, std::string_view(columns[i].name));
        insertColumn.bind(4, columnTypeName(columns[i].type));
        insertColumn.bind(5, roleName(columns[i].role));
        insertColumn.run();
    }
    database.execute(eventTableSql(id, columns.size()));
    database.execute(dictionaryTableSql(id));
    return {.id = id, .name = name, .events = 0, .columns = columns, .needsView = true};
}

void makeView(Database &database, const SourceLog &log)
{
    Statement select = database.prepare("SELECT view FROM log WHERE id = ?");
    select.bind(1, log.id.value);
    const std::string former = select.step() ? std::string(select.text(0)) : std::string();
    select.reset();
    if (!former.empty())
        database.execute("DROP VIEW IF EXISTS " + quoteIdentifier(former));
    const std::string name = freeViewName(database, log.name);
    database.execute(viewSql(name, log.id, log.columns));
    Statement update = database.prepare("UPDATE log SET view = ? WHERE id = ?");
    update.bind(1, std::string_view(name));
    update.bind(2, log.id.value);
    update.run();
}

} // namespace

void checkColumns(const SourceInfo &source)
{
    if (source.columns.empty())
        throw Error("there is no column to import", source.path, "check that the file has a header line");
    if (source.columns.size() > kMaxColumns)
        throw Error("there are " + std::to_string(source.columns.size()) + " columns; a log has at most " +
                        std::to_string(kMaxColumns),
                    source.path, "take columns out of the file and import it again");
}

SourceLog logForSource(CaseFile &file, const SourceInfo &source)
{
    const std::string wished = source.logName.empty() ? "events" : source.logName;
    std::string name = wished;
    for (int number = 2;; ++number) {
        const std::optional<LogInfo> present = findLog(file, name);
        if (!present)
            return makeLog(file.database(), name, source.columns);
        if (auto columns = joinedColumns(present->columns, source.columns))
            return join(*present, std::move(*columns));
        name = wished + " " + std::to_string(number);
    }
}

std::optional<SourceLog> logToGoOnIn(CaseFile &file, const UnfinishedImport &unfinished, const SourceInfo &source)
{
    const std::optional<LogInfo> present = readLog(file.database(), unfinished.log);
    if (!present)
        return {};
    if (!present->files.empty()) {
        auto columns = joinedColumns(present->columns, source.columns);
        return columns ? std::optional(join(*present, std::move(*columns))) : std::nullopt;
    }
    if (present->columns != source.columns)
        return {};
    return SourceLog{.id = present->id, .name = present->name, .events = 0, .columns = source.columns};
}

void settleColumns(Database &database, const SourceLog &log)
{
    if (!log.needsView)
        return;
    recordTypes(database, log);
    makeView(database, log);
}

void dropLog(Database &database, LogId log)
{
    Statement statement = database.prepare("SELECT view FROM log WHERE id = ?");
    statement.bind(1, log.value);
    if (!statement.step())
        return;
    const std::string view(statement.text(0));
    statement.reset();
    const std::string id = std::to_string(log.value);
    const std::string files = " WHERE file_id IN (SELECT id FROM file WHERE log_id = " + id + ");";
    if (!view.empty())
        database.execute("DROP VIEW IF EXISTS " + quoteIdentifier(view));
    database.execute("DROP TABLE " + eventTable(log) + "; DROP TABLE " + dictionaryTable(log) +
                     "; DELETE FROM rejected" + files + "DELETE FROM warning" + files +
                     "DELETE FROM file WHERE log_id = " + id + "; DELETE FROM log_column WHERE log_id = " + id +
                     "; DELETE FROM log WHERE id = " + id);
}

} // namespace anomalyst::store
