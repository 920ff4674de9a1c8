// Imports a text with blocks of several sizes, which must change nothing, and tells what came out by column name. For
// tests of log formats. Single thread.
#pragma once

#include "core/import/import_run.h"
#include "tests/support/memory_sink.h"

#include <QtTest>

namespace anomalyst::test
{

class FormatCase
{
public:
    importing::ImportReport import(std::string_view content, const importing::ImportOptions &options = {})
    {
        return importFrom(m_folder.write("log.txt", content), options);
    }

    importing::ImportReport importFrom(const std::filesystem::path &path, const importing::ImportOptions &options = {})
    {
        sink = MemorySink();
        importing::ImportReport report = importing::importInBlocks(path, options, sink, {}, {});
        for (const std::size_t block : {1u, 7u, 4096u, 70000u}) {
            MemorySink other;
            const std::uint64_t firstLook = block * 50; // some see little of the file, some all
            importing::importInBlocks(path, options, other, {}, {.blockBytes = block, .firstLookBytes = firstLook});
            isSteady = isSteady && other.rows == sink.rows && other.lines == sink.lines &&
                       other.source.columns == sink.source.columns && reasonsOf(other) == reasonsOf(sink);
        }
        return report;
    }

    // "a|b|c"
    std::string columns() const
    {
        std::string all;
        for (const ColumnSpec &column : sink.source.columns)
            all += (all.empty() ? "" : "|") + column.name;
        return all;
    }
    MemorySink::Value value(std::size_t row, const std::string &column) const
    {
        for (std::size_t i = 0; i < sink.source.columns.size(); ++i) {
            if (sink.source.columns[i].name == column)
                return sink.rows.at(row)[i];
        }
        throw std::runtime_error("no column " + column);
    }
    std::string text(std::size_t row, const std::string &column) const { return value(row, column).text; }
    bool isMissing(std::size_t row, const std::string &column) const
    {
        return value(row, column).kind == CellKind::Missing;
    }
    // "line: CODE" of each, parted by blanks.
    std::string rejects() const
    {
        std::string all;
        for (const RejectedRow &row : sink.rejects)
            all +=
                (all.empty() ? "" : " ") + std::to_string(row.line) + ":" + row.reason.substr(0, row.reason.find(':'));
        return all;
    }

    MemorySink sink;
    bool isSteady = true; // whatever the size of the blocks

private:
    static std::vector<std::string> reasonsOf(const MemorySink &sink)
    {
        std::vector<std::string> reasons;
        for (const RejectedRow &row : sink.rejects)
            reasons.push_back(std::to_string(row.line) + "@" + std::to_string(row.byte) + row.reason + row.text);
        return reasons;
    }

    LogFolder m_folder;
};

} // namespace anomalyst::test
