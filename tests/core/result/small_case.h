// A case of one log in a temporary folder, made from rows written in the test: "" is missing, other cells are read as
// their column's type. For tests of what works on event columns. One thread.
#pragma once

#include "core/base/error.h"
#include "core/query/value_text.h"
#include "core/store/event_columns.h"
#include "core/store/event_writer.h"

#include <QTemporaryDir>

#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

namespace anomalyst::test
{

using TextRows = std::vector<std::vector<std::string>>;

class SmallCase
{
public:
    SmallCase(const std::vector<ColumnSpec> &columns, const TextRows &rows, const TextRows &rejected = {})
    {
        store::CaseFile file = store::CaseFile::create(path());
        store::EventWriter writer(file);
        SourceInfo source;
        source.path = "rows.csv";
        source.logName = "rows";
        source.format = "csv";
        source.encoding = "UTF-8";
        source.columns = columns;
        writer.begin(source);
        append(writer, columns, rows);
        for (const auto &row : rejected)
            writer.reject({.line = 7, .byte = 42, .reason = row.at(0), .text = row.at(1)});
        SourceResult result;
        result.sha256 = std::string(64, '0');
        result.events = rows.size();
        result.rejected = rejected.size();
        writer.finish(result);
        m_log = writer.log();
    }

    std::filesystem::path path() const { return m_folder.filePath(QStringLiteral("small.anomalyst")).toStdString(); }
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    LogId log() const { return m_log; }
    std::shared_ptr<const store::EventColumns> events() const { return store::EventColumns::open(path(), m_log); }

private:
    static Cell cell(const std::string &text, ColumnType type)
    {
        if (text.empty())
            return {};
        switch (type) {
        case ColumnType::Text:
            break;
        case ColumnType::Integer:
            if (const auto value = query::integerFromText(text))
                return Cell::ofInteger(*value);
            break;
        case ColumnType::Real:
            if (const auto value = query::realFromText(text))
                return Cell::ofReal(*value);
            break;
        case ColumnType::Time:
            if (const auto value = parseIsoTime(text))
                return Cell::ofTime(*value);
            break;
        }
        return Cell::ofText(text);
    }

    static void append(store::EventWriter &writer, const std::vector<ColumnSpec> &columns, const TextRows &rows)
    {
        std::vector<Cell> cells;
        for (const auto &row : rows) {
            if (row.size() != columns.size())
                throw std::logic_error("a row of the test has the wrong width");
            for (std::size_t i = 0; i < row.size(); ++i)
                cells.push_back(cell(row[i], columns[i].type));
        }
        std::vector<std::uint64_t> lines(rows.size());
        std::iota(lines.begin(), lines.end(), std::uint64_t(2));
        writer.append({columns.size(), cells, lines});
    }

    QTemporaryDir m_folder;
    LogId m_log;
};

} // namespace anomalyst::test
