// JSON lines: one object a line, blank lines between them allowed. Every key met anywhere in the source is a column.
// Single thread.
#pragma once

#include "core/import/json_flattener.h"
#include "core/import/line_reader.h"

namespace anomalyst::importing
{

std::optional<std::string> recogniseJsonLines(const Head &head, const ImportOptions &options);
std::unique_ptr<Reader> openJsonLines(const Head &head, const ImportOptions &options);

class JsonLinesReader final : public LineReader
{
public:
    explicit JsonLinesReader(const JsonShape &shape = {})
        : m_flattener(shape)
    {
    }

    const std::vector<std::string> &columns() const override { return m_flattener.columns(); }
    const Warnings &columnWarnings() const override { return m_flattener.columnWarnings(); }

private:
    bool takeLine(const Reading &reading, const LogLine &line) override;
    void releaseText() override { m_flattener.releaseText(); }

    JsonFlattener m_flattener;
};

} // namespace anomalyst::importing
