#include "core/import/table_head.h"

#include "core/import/csv_reader.h"
#include "core/import/json_document_reader.h"
#include "core/import/json_extent.h"
#include "core/import/json_reader.h"

#include <algorithm>

namespace anomalyst::importing
{

namespace
{

constexpr std::size_t kHeaderBytes = 64u << 10; // in which the names must stand

std::vector<std::string_view> csvNames(const Head &head, const ImportOptions &options)
{
    if (!options.hasHeader)
        return {};
    const CsvDialect dialect = detectDialect(head, options.delimiter);
    const std::string_view text = head.text().substr(dialect.hintBytes);
    CsvSplitter splitter(dialect.delimiter);
    std::vector<std::string_view> names;
    if (splitter.split(text, head.isWhole()).end == CsvEnd::Record) {
        for (const CsvField &field : splitter.fields())
            names.push_back(text.substr(field.begin, field.length));
    }
    return names;
}

} // namespace

bool isJsonHead(const Head &head)
{
    const std::string_view text = head.text();
    const std::size_t at = text.find_first_not_of(kJsonBlanks);
    return at != std::string_view::npos && (text[at] == '{' || text[at] == '[');
}

bool namesColumns(const Head &head, const ImportOptions &options, std::initializer_list<std::string_view> names)
{
    const bool isJson = isJsonHead(head);
    const std::string_view front = head.text().substr(0, kHeaderBytes);
    const bool areThere = std::ranges::all_of(names, [&](std::string_view name) {
        return front.find(isJson ? "\"" + std::string(name) + "\"" : std::string(name)) != std::string_view::npos;
    });
    if (isJson || !areThere)
        return areThere;
    const std::vector<std::string_view> columns = csvNames(head, options);
    return std::ranges::all_of(
        names, [&](std::string_view name) { return std::ranges::find(columns, name) != columns.end(); });
}

std::unique_ptr<Reader> openAnyJson(const Head &head, const ImportOptions &options, const JsonShape &shape)
{
    if (recogniseJson(head, options))
        return std::make_unique<JsonDocumentReader>(shape);
    return std::make_unique<JsonLinesReader>(shape);
}

std::unique_ptr<Reader> openTable(const Head &head, const ImportOptions &options)
{
    return isJsonHead(head) ? openAnyJson(head, options) : openCsv(head, options);
}

} // namespace anomalyst::importing
