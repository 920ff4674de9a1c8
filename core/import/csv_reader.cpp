#include "core/import/csv_reader.h"

#include "core/import/clean_text.h"
#include "core/import/column_names.h"
#include "core/import/number_text.h"
#include "core/import/time_text.h"

#include <algorithm>

namespace anomalyst::importing
{

namespace
{

std::string_view withoutLineEnd(std::string_view record)
{
    while (!record.empty() && (record.back() == '\n' || record.back() == '\r'))
        record.remove_suffix(1);
    return record;
}

bool looksLikeData(std::string_view text)
{
    return parseCanonicalInteger(text) || parseReal(text) || parseTime(text, {}).outcome == ParsedTime::Outcome::Read;
}

} // namespace

CsvReader::CsvReader(CsvDialect dialect, bool hasHeader, std::string file)
    : m_dialect(std::move(dialect))
    , m_hasHeader(hasHeader)
    , m_file(std::move(file))
    , m_splitter(m_dialect.delimiter)
{
}

void CsvReader::read(const Reading &reading)
{
    InputBuffer &buffer = reading.buffer;
    skipMarks(buffer);
    Position position;
    position.line = m_dialect.hintBytes > 0 ? 2 : 1;
    if (!m_hasHeader) {
        std::vector<std::string> names;
        for (std::size_t i = 1; i <= m_dialect.columns; ++i)
            names.push_back("c" + std::to_string(i));
        nameColumns(names, 0);
        position.headerSeen = true;
    }
    for (std::uint64_t count = 0; !position.enough; ++count) {
        if (count % kRecordsBetweenReports == 0)
            reading.report();
        const std::string_view data = buffer.unread();
        if (data.empty() && buffer.atEnd())
            break;
        const CsvSplit split = m_splitter.split(data, buffer.atEnd());
        const std::size_t known = split.end == CsvEnd::NeedsMore ? data.size() : split.bytes;
        if (known > kMaxRecordBytes) {
            rejectLine(reading, position, {});
        } else if (split.end == CsvEnd::NeedsMore) {
            reading.report();
            release(reading);
            buffer.grow();
        } else if (split.end == CsvEnd::UnclosedQuote) {
            rejectLine(reading, position,
                       "UNTERMINATED_QUOTE: the quote in column " + std::to_string(split.openedAt + 1) +
                           " of the line is never closed");
        } else if (split.end == CsvEnd::TextAfterQuote) {
            rejectLine(reading, position,
                       "STRAY_QUOTE: text follows the closing quote of the field that begins in column " +
                           std::to_string(split.openedAt + 1));
        } else {
            takeRecord(reading, split, position);
        }
    }
    release(reading);
}

void CsvReader::skipMarks(InputBuffer &buffer) const
{
    skipUtf8Mark(buffer);
    while (buffer.unread().size() < m_dialect.hintBytes && buffer.grow()) {
    }
    buffer.consume(m_dialect.hintBytes, Share::Header);
}

void CsvReader::takeRecord(const Reading &reading, const CsvSplit &split, Position &position)
{
    const std::string_view record = reading.buffer.unread().substr(0, split.bytes);
    const std::uint64_t line = position.line;
    const std::size_t width = position.headerSeen ? m_row.width() : m_dialect.columns;
    const std::size_t fields = m_splitter.fields().size();
    Share share = Share::Header;
    if (isBlank(record, position.headerSeen)) {
        share = Share::Blank;
        reading.visitor.blank();
    } else if (!position.headerSeen) {
        if (fields != width && isPreamble(record)) {
            if (!record.starts_with("#TYPE "))
                return rejectRecord(reading, split, position, "PREAMBLE: a line before the header");
        } else {
            takeHeader(reading, record, line);
            position.headerSeen = true;
        }
    } else if (m_hasHeader && record.size() >= m_header.size() && withoutLineEnd(record) == m_header) {
        return rejectRecord(reading, split, position, "HEADER_REPEATED: the header line stands here again");
    } else if (fields != width) {
        return rejectRecord(reading, split, position,
                            "FIELD_COUNT: " + std::to_string(fields) + " of " + std::to_string(width) + " fields");
    } else {
        return handOver(reading, split, position);
    }
    position.line += split.lineBreaks + 1;
    reading.buffer.consume(split.bytes, share);
}

void CsvReader::handOver(const Reading &reading, const CsvSplit &split, Position &position)
{
    char *data = reading.buffer.mutableUnread();
    m_row.fill(data, m_splitter.fields());
    if (split.quoteInsideText)
        reading.warnings.add("STRAY_QUOTE", "A quote stands inside an unquoted field; it was kept as it is.",
                             position.line);
    const Record record{m_row.cells(), position.line, split.bytes, {data, split.bytes}, split.quoteInsideText};
    position.line += split.lineBreaks + 1;
    reading.buffer.consume(split.bytes, Share::Event);
    if (!reading.visitor.record(record))
        position.enough = true;
}

void CsvReader::rejectRecord(const Reading &reading, const CsvSplit &split, Position &position, std::string reason)
{
    const std::string_view record = reading.buffer.unread().substr(0, split.bytes);
    const std::string_view text = withoutLineEnd(record).substr(0, kMaxRejectTextBytes);
    if (!reading.visitor.reject(
            {position.line, reading.buffer.offset(), split.bytes, std::move(reason), std::string(text)}))
        position.enough = true;
    position.line += split.lineBreaks + 1;
    reading.buffer.consume(split.bytes, Share::Reject);
}

// Rejects the physical line at the front, whatever it holds, and goes on behind it. Without a reason, the record is too
// long: because of an open quote when its first line is not.
void CsvReader::rejectLine(const Reading &reading, Position &position, std::string reason)
{
    InputBuffer &buffer = reading.buffer;
    RejectedRow row{position.line, buffer.offset(), 0, {}, {}};
    std::uint64_t bytes = 0; // without the line's end
    for (;;) {
        const std::string_view data = buffer.unread();
        std::size_t end = data.find_first_of("\n\r");
        const bool open = end == std::string_view::npos || (data[end] == '\r' && end + 1 == data.size());
        if (open && !buffer.atEnd()) {
            if (data.size() > kMaxRecordBytes) { // the head is kept, the rest only counted
                if (row.text.empty())
                    row.text = data.substr(0, kMaxRejectTextBytes);
                bytes += data.size() - 1;
                buffer.consume(data.size() - 1, Share::Reject);
            }
            reading.report();
            release(reading);
            buffer.grow();
            continue;
        }
        end = std::min(end, data.size());
        if (row.text.empty())
            row.text = data.substr(0, std::min(end, kMaxRejectTextBytes));
        bytes += end;
        const bool pair = end + 1 < data.size() && data[end] == '\r' && data[end + 1] == '\n';
        const std::size_t last = std::min(data.size(), end + (pair ? 2 : 1));
        row.bytes = bytes - end + last;
        buffer.consume(last, Share::Reject);
        break;
    }
    if (bytes > kMaxRecordBytes)
        reason = "LINE_TOO_LONG: " + std::to_string(bytes) + " bytes of at most " + std::to_string(kMaxRecordBytes);
    else if (reason.empty())
        reason = "UNTERMINATED_QUOTE: a quote opened in this line is not closed within " +
                 std::to_string(kMaxRecordBytes) + " bytes";
    row.reason = std::move(reason);
    ++position.line;
    if (!reading.visitor.reject(row))
        position.enough = true;
}

bool CsvReader::isBlank(std::string_view record, bool headerSeen) const
{
    const char first = record.front();
    if (first != '\n' && first != '\r' && first != ' ' && first != '\t')
        return false;
    const std::string_view text = withoutLineEnd(record);
    if (headerSeen && m_dialect.delimiter == '\t' && !text.empty() && m_splitter.fields().size() == m_row.width())
        return false; // tabs alone are a row of empty cells
    return text.find_first_not_of(" \t") == std::string_view::npos;
}

bool CsvReader::isPreamble(std::string_view record) const
{
    return record.front() == '#' || m_splitter.fields().size() == 1;
}

std::string CsvReader::fieldText(std::string_view record, const CsvField &field) const
{
    std::string text(record.substr(field.begin, field.length));
    if (field.hasDoubledQuotes)
        text.resize(undoubleQuotes(text.data(), text.size()));
    return text;
}

void CsvReader::takeHeader(const Reading &reading, std::string_view record, std::uint64_t line)
{
    m_header = withoutLineEnd(record);
    std::vector<std::string> names;
    bool data = false;
    for (const CsvField &field : m_splitter.fields()) {
        names.push_back(fieldText(record, field));
        data = data || looksLikeData(names.back());
    }
    if (data)
        reading.warnings.add("HEADER_LOOKS_LIKE_DATA",
                             "The header line holds numbers or times; if it is an event, import without header.", line);
    if (m_dialect.share > 0.5) // some name all fields but the last
        names.resize(std::max(names.size(), m_dialect.columns));
    nameColumns(names, line);
}

void CsvReader::nameColumns(const std::vector<std::string> &wished, std::uint64_t line)
{
    if (wished.size() > kMaxHeaderColumns)
        refuseWidth(wished.size(), m_file);
    m_row.name(wished, line);
}

void CsvReader::release(const Reading &reading)
{
    reading.visitor.release();
    m_row.releaseText();
}

std::optional<std::string> recogniseCsv(const Head &head, const ImportOptions &options)
{
    const CsvDialect dialect = detectDialect(head, options.delimiter);
    if (options.delimiter || dialect.hintBytes > 0)
        return dialect.reason;
    const std::size_t dot = head.file().rfind('.');
    const bool named = dot != std::string::npos && lowerAscii(head.file().substr(dot)) == ".csv";
    if (named || (dialect.columns > 1 && dialect.share >= 0.5))
        return dialect.reason;
    return std::nullopt;
}

std::optional<std::string> recogniseTsv(const Head &head, const ImportOptions &options)
{
    const CsvDialect dialect = detectDialect(head, options.delimiter);
    if (dialect.delimiter != '\t' || dialect.columns < 2)
        return std::nullopt;
    return recogniseCsv(head, options);
}

std::unique_ptr<Reader> openCsv(const Head &head, const ImportOptions &options)
{
    return std::make_unique<CsvReader>(detectDialect(head, options.delimiter), options.hasHeader, head.file());
}

std::unique_ptr<Reader> openTsv(const Head &head, const ImportOptions &options)
{
    return std::make_unique<CsvReader>(detectDialect(head, options.delimiter.value_or('\t')), options.hasHeader,
                                       head.file());
}

} // namespace anomalyst::importing
