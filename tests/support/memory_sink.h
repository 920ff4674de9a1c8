// An EventSink that keeps everything in memory as text, for tests of the importer. Single thread.
#pragma once

#include "core/base/event_sink.h"
#include "core/import/import_file.h"

#include <QTemporaryDir>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

namespace anomalyst::test
{

class MemorySink final : public EventSink
{
public:
    struct Value {
        CellKind kind = CellKind::Missing;
        std::string text; // times as ISO text, numbers as their shortest text

        friend bool operator==(const Value &, const Value &) = default;
    };

    std::string begin(const SourceInfo &info) override
    {
        source = info;
        begun = true;
        rows.clear();
        lines.clear();
        rejects.clear();
        return info.logName;
    }
    void append(const EventBatch &batch) override
    {
        if (batch.columnCount != source.columns.size() || batch.cells.size() != batch.rowCount() * batch.columnCount)
            throw std::runtime_error("a batch of another width than the log");
        for (std::size_t row = 0; row < batch.rowCount(); ++row) {
            rows.emplace_back();
            for (const Cell &cell : batch.cells.subspan(row * batch.columnCount, batch.columnCount))
                rows.back().push_back(valueOf(cell));
        }
        lines.insert(lines.end(), batch.lines.begin(), batch.lines.end());
        if (afterBatch)
            afterBatch();
    }
    void reject(const RejectedRow &row) override { rejects.push_back(row); }
    void finish(const SourceResult &outcome) override
    {
        result = outcome;
        finished = true;
    }

    // Texts of one column, missing as "".
    std::vector<std::string> column(std::size_t index) const
    {
        std::vector<std::string> texts;
        for (const auto &row : rows)
            texts.push_back(row.at(index).text);
        return texts;
    }

    SourceInfo source;
    SourceResult result;
    std::vector<std::vector<Value>> rows;
    std::vector<std::uint64_t> lines;
    std::vector<RejectedRow> rejects;
    bool begun = false;
    bool finished = false;
    std::function<void()> afterBatch;

private:
    static Value valueOf(const Cell &cell)
    {
        switch (cell.kind) {
        case CellKind::Missing:
            return {cell.kind, {}};
        case CellKind::Text:
            return {cell.kind, std::string(cell.text)};
        case CellKind::Integer:
            return {cell.kind, std::to_string(cell.integer)};
        case CellKind::Time:
            return {cell.kind, formatTime(cell.integer)};
        case CellKind::Real:
            break;
        }
        char buffer[32];
        return {cell.kind, std::string(buffer, std::to_chars(buffer, buffer + sizeof buffer, cell.real).ptr)};
    }
};

// A folder with log files that live as long as the test.
class LogFolder
{
public:
    std::filesystem::path path() const { return m_folder.path().toStdString(); }
    std::filesystem::path write(const std::string &name, std::string_view content) const
    {
        const std::filesystem::path file = path() / name;
        std::ofstream(file, std::ios::binary).write(content.data(), static_cast<std::streamsize>(content.size()));
        return file;
    }

private:
    QTemporaryDir m_folder;
};

inline const ImportWarning *warningOf(const importing::ImportReport &report, const std::string &code)
{
    for (const ImportWarning &warning : report.warnings) {
        if (warning.code == code)
            return &warning;
    }
    return nullptr;
}

inline std::string namesWithRole(const importing::ImportReport &report, Role role)
{
    std::string names;
    for (const ColumnSpec &column : report.columns) {
        if (column.role == role)
            names += (names.empty() ? "" : ",") + column.name;
    }
    return names;
}

} // namespace anomalyst::test
