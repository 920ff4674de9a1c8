// What fuzz targets share: a promise that ends the run when it is broken, bytes that can be opened as a file, and a
// sink that keeps all it is told as one text. Single thread.
#pragma once

#include "core/base/event_sink.h"
#include "core/import/clean_text.h"

#include <bit>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <sys/mman.h>
#include <unistd.h>

namespace anomalyst::fuzzing
{

inline void require(bool holds, std::string_view promise)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken: %.*s\n", static_cast<int>(promise.size()), promise.data());
    std::abort();
}

inline std::string_view textOf(const std::uint8_t *data, std::size_t size)
{
    return size == 0 ? std::string_view() : std::string_view(reinterpret_cast<const char *>(data), size);
}

// A file that exists in memory only.
class MemoryFile
{
public:
    explicit MemoryFile(std::string_view bytes)
    {
        require(m_descriptor >= 0, "a file in memory can be made");
        while (!bytes.empty()) {
            const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
            require(written > 0, "a file in memory can be written");
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    ~MemoryFile() { ::close(m_descriptor); }
    MemoryFile(const MemoryFile &) = delete;
    MemoryFile &operator=(const MemoryFile &) = delete;

    std::filesystem::path path() const { return "/proc/self/fd/" + std::to_string(m_descriptor); }

private:
    int m_descriptor = ::memfd_create("fuzzed", MFD_CLOEXEC);
};

// Holds the importer to what event_sink.h promises.
class TextSink final : public EventSink
{
public:
    std::string begin(const SourceInfo &source) override
    {
        m_told.clear();
        m_columns = source.columns.size();
        for (const ColumnSpec &column : source.columns) {
            require(importing::isClean(column.name), "a column name is text");
            tell(column.name);
            tell(columnTypeName(column.type));
            tell(roleName(column.role));
        }
        return source.logName;
    }
    void append(const EventBatch &batch) override
    {
        require(batch.columnCount == m_columns && batch.cells.size() == batch.rowCount() * m_columns,
                "a batch is as wide as the log");
        for (std::size_t row = 0; row < batch.rowCount(); ++row) { // wherever batches are cut
            tellNumber(batch.lines[row]);
            for (const Cell &cell : batch.cells.subspan(row * m_columns, m_columns))
                tell(cell);
        }
    }
    void reject(const RejectedRow &row) override
    {
        tellNumber(row.line);
        tellNumber(row.byte);
        tellNumber(row.bytes);
        tell(row.reason);
        tell(row.text);
    }
    void finish(const SourceResult &result) override
    {
        for (const std::uint64_t count : {result.events, result.rejected, result.repaired, result.blank,
                                          result.ledger.events, result.ledger.rejected, result.ledger.blank})
            tellNumber(count);
        for (const ImportWarning &warning : result.warnings) {
            tell(warning.code);
            tellNumber(warning.count);
            tellNumber(warning.firstLine);
        }
    }

    const std::string &told() const { return m_told; }

private:
    void tell(std::string_view text)
    {
        m_told += text;
        m_told += '\n';
    }
    void tellNumber(std::uint64_t number) { tell(std::to_string(number)); }
    void tell(const Cell &cell)
    {
        tellNumber(static_cast<std::uint64_t>(cell.kind));
        if (cell.kind == CellKind::Text) {
            require(importing::isClean(cell.text), "a cell is valid UTF-8 without NUL");
            tell(cell.text);
        } else if (cell.kind == CellKind::Real) {
            require(std::isfinite(cell.real), "a number is finite");
            tellNumber(std::bit_cast<std::uint64_t>(cell.real));
        } else if (cell.kind != CellKind::Missing) {
            tellNumber(static_cast<std::uint64_t>(cell.integer));
        }
    }

    std::string m_told;
    std::size_t m_columns = 0;
};

} // namespace anomalyst::fuzzing
