// JSON lines: one object a line, blank lines between them allowed. Every key met anywhere in the source is a column.
// Single thread.
#pragma once

#include "core/import/json_flattener.h"
#include "core/import/reader.h"

namespace anomalyst::importing
{

std::optional<std::string> recogniseJsonLines(const Head &head, const ImportOptions &options);
std::unique_ptr<Reader> openJsonLines(const Head &head, const ImportOptions &options);

class JsonLinesReader final : public Reader
{
public:
    explicit JsonLinesReader(std::string file);

    void read(const Reading &reading) override;
    const std::vector<std::string> &columns() const override { return m_flattener.columns(); }
    const Warnings &columnWarnings() const override { return m_flattener.columnWarnings(); }

private:
    bool takeLine(const Reading &reading, std::string_view line, std::uint64_t number);
    bool skipLongLine(const Reading &reading, std::uint64_t number);

    JsonFlattener m_flattener;
    std::deque<std::string> m_cleaned; // lines that were no valid UTF-8
};

} // namespace anomalyst::importing
