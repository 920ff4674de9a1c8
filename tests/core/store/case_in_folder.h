// A case in a temporary folder and a short way to write a source to it, shared by the tests of the store.
#pragma once

#include "core/base/error.h"
#include "core/store/event_reader.h"
#include "core/store/event_writer.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace anomalyst::test
{

using Row = std::vector<Cell>;

class CaseInFolder
{
public:
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    std::filesystem::path path() const { return folder() / "test.anomalyst"; }

private:
    QTemporaryDir m_folder;
};

inline SourceInfo sourceOf(const std::string &logName, const std::vector<ColumnSpec> &columns)
{
    SourceInfo source;
    source.path = logName + ".csv";
    source.logName = logName;
    source.format = "csv";
    source.encoding = "UTF-8";
    source.options = "{}";
    source.bytes = 1234;
    source.modified = 1'594'404'000'000'000;
    source.columns = columns;
    return source;
}

// Appends rows, whose lines are 2, 3, ... as below a header.
inline void appendRows(store::EventWriter &writer, const std::vector<Row> &rows, std::size_t columnCount)
{
    std::vector<Cell> cells;
    std::vector<std::uint64_t> lines;
    for (const Row &row : rows) {
        cells.insert(cells.end(), row.begin(), row.end());
        lines.push_back(lines.size() + 2);
    }
    writer.append({.columnCount = columnCount, .cells = cells, .lines = lines});
}

inline SourceResult resultOf(std::uint64_t events)
{
    SourceResult result;
    result.sha256 = std::string(64, 'a');
    result.events = events;
    result.seconds = 0.5;
    return result;
}

// The name of the log that the rows went to.
inline std::string writeSource(store::CaseFile &file, const SourceInfo &source, const std::vector<Row> &rows)
{
    store::EventWriter writer(file);
    std::string name = writer.begin(source);
    appendRows(writer, rows, source.columns.size());
    writer.finish(resultOf(rows.size()));
    return name;
}

inline std::vector<std::vector<std::string>> readCells(const std::filesystem::path &path, LogId log)
{
    std::vector<std::vector<std::string>> cells;
    store::EventReader reader(path, log);
    for (store::EventText &event : reader.range(0, 1'000'000))
        cells.push_back(std::move(event.cells));
    return cells;
}

inline std::string bytesOf(const std::filesystem::path &path)
{
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

inline void writeBytes(const std::filesystem::path &path, const std::string &bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

// By a connection that knows nothing of cases.
inline void runSql(const std::filesystem::path &path, const std::string &sql)
{
    sqlite3 *connection = nullptr;
    QCOMPARE(sqlite3_open(path.c_str(), &connection), SQLITE_OK);
    char *message = nullptr;
    sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, &message);
    const QString failure = QString::fromUtf8(message);
    sqlite3_free(message);
    sqlite3_close(connection);
    QCOMPARE(failure, QString());
}

// What the Error thrown by `work` says; empty when it throws none.
template<class Work>
std::string errorOf(Work &&work)
{
    try {
        work();
    } catch (const Error &error) {
        return error.what();
    }
    return {};
}

} // namespace anomalyst::test
