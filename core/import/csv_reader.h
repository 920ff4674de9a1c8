// CSV and its kin: records of fields parted by one delimiter, under a header line. A record with another number of
// fields than the header is rejected; a faulty quote costs the line in which it was opened and nothing else. Single
// thread.
#pragma once

#include "core/import/csv_dialect.h"
#include "core/import/csv_row.h"
#include "core/import/csv_splitter.h"
#include "core/import/reader.h"

namespace anomalyst::importing
{

std::optional<std::string> recogniseCsv(const Head &head, const ImportOptions &options);
std::optional<std::string> recogniseTsv(const Head &head, const ImportOptions &options);
std::unique_ptr<Reader> openCsv(const Head &head, const ImportOptions &options);
std::unique_ptr<Reader> openTsv(const Head &head, const ImportOptions &options);

class CsvReader final : public Reader
{
public:
    CsvReader(CsvDialect dialect, bool hasHeader, std::string file);

    void read(const Reading &reading) override;
    const std::vector<std::string> &columns() const override { return m_row.columns(); }
    const Warnings &columnWarnings() const override { return m_row.warnings(); }
    std::optional<char> delimiter() const override { return m_dialect.delimiter; }

private:
    struct Position {
        std::uint64_t line = 1;
        bool headerSeen = false;
        bool enough = false;
    };

    void skipMarks(InputBuffer &buffer) const;
    void takeRecord(const Reading &reading, const CsvSplit &split, Position &position);
    void takeHeader(const Reading &reading, std::string_view record, std::uint64_t line);
    void handOver(const Reading &reading, const CsvSplit &split, Position &position);
    void rejectRecord(const Reading &reading, const CsvSplit &split, Position &position, std::string reason);
    void rejectLine(const Reading &reading, Position &position, std::string reason);
    bool isBlank(std::string_view record, bool headerSeen) const;
    bool isPreamble(std::string_view record) const;
    void release(const Reading &reading);
    void nameColumns(const std::vector<std::string> &wished, std::uint64_t line);
    std::string fieldText(std::string_view record, const CsvField &field) const;

    CsvDialect m_dialect;
    bool m_hasHeader;
    std::string m_file;
    CsvSplitter m_splitter;
    CsvRow m_row;
    std::string m_header; // its bytes, to know it again
};

} // namespace anomalyst::importing
