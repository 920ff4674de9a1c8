#include "core/store/log_view.h"

#include "core/store/case_schema.h"

namespace anomalyst::store
{

namespace
{

// Replaces every "@" by the column.
std::string withColumn(std::string_view pattern, const std::string &column)
{
    std::string text;
    for (const char c : pattern) {
        if (c == '@')
            text += column;
        else
            text += c;
    }
    return text;
}

// A sub-query a column instead of joins, of which SQLite allows only 64.
std::string textExpression(const std::string &column, LogId log)
{
    return withColumn("CASE typeof(@) WHEN 'integer' THEN (SELECT value FROM " + dictionaryTable(log) +
                          " WHERE code = @) ELSE @ END",
                      column);
}

// Division and remainder rounded down, so that times before 1970 are right too. strftime gives NULL outside the years
// 0 to 9999.
std::string timeExpression(const std::string &column)
{
    return withColumn("CASE typeof(@) WHEN 'integer' THEN coalesce("
                      "strftime('%Y-%m-%dT%H:%M:%S', @ / 1000000 - (@ % 1000000 < 0), 'unixepoch') || '.' || "
                      "substr('00000' || ((@ % 1000000 + 1000000) % 1000000), -6) || 'Z', @) ELSE @ END",
                      column);
}

std::string expression(ColumnType type, const std::string &column, LogId log)
{
    switch (type) {
    case ColumnType::Text:
        return textExpression(column, log);
    case ColumnType::Time:
        return timeExpression(column);
    case ColumnType::Integer:
    case ColumnType::Real:
        break;
    }
    return column;
}

} // namespace

std::string quoteIdentifier(std::string_view name)
{
    std::string quoted = "\"";
    for (const char c : name) {
        if (c == '\0')
            quoted += "\xef\xbf\xbd"; // U+FFFD
        else if (c == '"')
            quoted += "\"\"";
        else
            quoted += c;
    }
    return quoted + "\"";
}

std::string freeViewName(Database &database, std::string_view logName)
{
    std::string base(logName);
    for (std::size_t at = base.find('\0'); at != std::string::npos; at = base.find('\0', at))
        base.replace(at, 1, "\xef\xbf\xbd");
    // "event_2" is free today, but the table of log 2 will want it.
    Statement taken = database.prepare("SELECT ?1 LIKE 'sqlite\\_%' ESCAPE '\\' OR ?1 LIKE 'event\\_%' ESCAPE '\\' OR "
                                       "?1 LIKE 'dictionary\\_%' ESCAPE '\\' "
                                       "OR EXISTS(SELECT 1 FROM sqlite_schema WHERE lower(name) = lower(?1))");
    std::string name = base;
    for (int number = 2;; ++number) {
        taken.bind(1, std::string_view(name));
        taken.step();
        const bool isTaken = taken.integer(0) != 0;
        taken.reset();
        if (!isTaken)
            return name;
        name = "log " + base + (number == 2 ? std::string() : " " + std::to_string(number - 1));
    }
}

std::string viewSql(std::string_view viewName, LogId log, std::span<const ColumnSpec> columns)
{
    std::string sql = "CREATE VIEW " + quoteIdentifier(viewName) + " AS SELECT ";
    for (std::size_t i = 0; i < columns.size(); ++i) {
        sql += i == 0 ? "" : ", ";
        sql += expression(columns[i].type, "c" + std::to_string(i), log) + " AS " + quoteIdentifier(columns[i].name);
    }
    // What lies beyond belongs to an import that has not come to its end.
    return sql + " FROM " + eventTable(log) +
           " WHERE id <= (SELECT events FROM log WHERE id = " + std::to_string(log.value) + ")";
}

} // namespace anomalyst::store
