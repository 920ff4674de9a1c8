#include "core/store/source_log.h"

#include "core/base/error.h"
#include "core/store/case_schema.h"
#include "core/store/log_view.h"

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
    return statement.step() ? std::optional(file.log({statement.integer(0)})) : std::nullopt;
}

void recordType(Database &database, LogId log, std::size_t position, ColumnType type)
{
    Statement statement = database.prepare("UPDATE log_column SET type = ? WHERE log_id = ? AND position = ?");
    statement.bind(1, columnTypeName(type));
    statement.bind(2, log.value);
    statement.bind(3, static_cast<std::int64_t>(position));
    statement.run();
}

SourceLog join(Database &database, const LogInfo &present, std::vector<ColumnSpec> columns)
{
    SourceLog log{.id = present.id, .name = present.name, .events = present.events, .columns = {}, .needsView = false};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].type == present.columns[i].type)
            continue;
        recordType(database, present.id, i, columns[i].type);
        log.needsView = true;
    }
    log.columns = std::move(columns);
    return log;
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

void checkColumns(const SourceInfo &source)
{
    if (source.columns.empty())
        throw Error("there is no column to import", source.path, "check that the file has a header line");
    if (source.columns.size() > kMaxColumns)
        throw Error("there are " + std::to_string(source.columns.size()) + " columns; a log has at most " +
                        std::to_string(kMaxColumns),
                    source.path, "take columns out of the file and import it again");
}

} // namespace

SourceLog logForSource(CaseFile &file, const SourceInfo &source)
{
    checkColumns(source);
    const std::string wished = source.logName.empty() ? "events" : source.logName;
    std::string name = wished;
    for (int number = 2;; ++number) {
        const std::optional<LogInfo> present = findLog(file, name);
        if (!present)
            return makeLog(file.database(), name, source.columns);
        if (auto columns = joinedColumns(present->columns, source.columns))
            return join(file.database(), *present, std::move(*columns));
        name = wished + " " + std::to_string(number);
    }
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

} // namespace anomalyst::store
