// JSON that is not one object a line: arrays of records, records in an array under a key ({"Records":[...]},
// {"value":[...]}), the tables of Log Analytics, objects over several lines or several in one. Each record is read on
// its own; what is never closed costs the records up to the next line that begins one. Single thread.
#pragma once

#include "core/import/json_flattener.h"
#include "core/import/json_source.h"

namespace anomalyst::importing
{

std::optional<std::string> recogniseJson(const Head &head, const ImportOptions &options);
std::unique_ptr<Reader> openJson(const Head &head, const ImportOptions &options);

class JsonDocumentReader final : public Reader
{
public:
    explicit JsonDocumentReader(const JsonShape &shape = {})
        : m_flattener(shape)
    {
    }

    void read(const Reading &reading) override;
    const std::vector<std::string> &columns() const override { return m_flattener.columns(); }
    const Warnings &columnWarnings() const override { return m_flattener.columnWarnings(); }

private:
    // Each returns false when that is enough.
    using TakeElement = bool (JsonDocumentReader::*)(const Reading &, JsonSource &);
    bool takeTopLevel(const Reading &reading, JsonSource &source);
    bool takeWrapped(const Reading &reading, JsonSource &source, const std::string &key);
    bool takeElements(const Reading &reading, JsonSource &source, TakeElement take);
    bool takeRecord(const Reading &reading, JsonSource &source);
    bool takeTable(const Reading &reading, JsonSource &source);
    bool takeTableRow(const Reading &reading, JsonSource &source);
    // The bytes of the piece have been counted as `counted`.
    bool reject(const Reading &reading, const JsonPiece &piece, std::string reason, Share counted = Share::Event);

    JsonFlattener m_flattener;
    TextArena m_rows;                        // rows of a table as objects
    std::vector<std::string> m_tableColumns; // as JSON strings
    std::uint64_t m_records = 0;
};

} // namespace anomalyst::importing
