#include "core/store/column_loader.h"

#include "core/base/error.h"
#include "core/store/case_schema.h"
#include "core/store/cell_text.h"
#include "core/store/dictionary_reader.h"
#include "core/store/sqlite_error.h"
#include "core/store/text_index.h"

#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace anomalyst::store
{

namespace
{

constexpr std::uint64_t kRowsBetweenLooks = 4096;

// Codes of the dictionary become codes of this column alone, in order of first use. Texts are only compared once a text
// stood in a cell itself: until then different codes mean different texts.
class TextFiller
{
public:
    TextFiller(TextColumn &column, DictionaryReader &dictionary, std::size_t rows)
        : m_column(&column)
        , m_dictionary(&dictionary)
        , m_codes(static_cast<std::size_t>(dictionary.largestCode()) + 1)
    {
        column.codes.reserve(rows);
    }

    void add(const Statement &row, int cell)
    {
        const int type = row.type(cell);
        if (type == SQLITE_NULL)
            m_column->codes.push_back(0);
        else if (type == SQLITE_INTEGER)
            m_column->codes.push_back(fromDictionary(row.integer(cell)));
        else
            m_column->codes.push_back(fromText(row.text(cell)));
    }

private:
    std::uint32_t fromDictionary(std::int64_t code)
    {
        if (code < 1 || code >= static_cast<std::int64_t>(m_codes.size()))
            m_dictionary->text(code); // throws: there is none
        std::uint32_t &local = m_codes[static_cast<std::size_t>(code)];
        if (local == 0) {
            const std::string_view text = m_dictionary->text(code);
            local = m_index ? m_index->findOrAdd(text) : m_column->pool.add(text);
        }
        return local;
    }

    std::uint32_t fromText(std::string_view text)
    {
        if (text.empty())
            return 0;
        if (!m_index)
            m_index.emplace(m_column->pool);
        return m_index->findOrAdd(text);
    }

    TextColumn *m_column;
    DictionaryReader *m_dictionary;
    std::vector<std::uint32_t> m_codes; // by code of the dictionary
    std::optional<TextIndex> m_index;
};

std::int64_t integerCell(const Statement &row, int cell)
{
    switch (row.type(cell)) {
    case SQLITE_INTEGER:
        return row.integer(cell);
    case SQLITE_FLOAT:
        return wholeNumber(row.real(cell)).value_or(kMissingInteger);
    case SQLITE_TEXT:
        return integerIn(row.text(cell)).value_or(kMissingInteger);
    default:
        return kMissingInteger;
    }
}

double realCell(const Statement &row, int cell)
{
    switch (row.type(cell)) {
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
        return row.real(cell);
    case SQLITE_TEXT:
        return realIn(row.text(cell)).value_or(std::nan(""));
    default:
        return std::nan("");
    }
}

TimeUs timeCell(const Statement &row, int cell)
{
    return row.type(cell) == SQLITE_INTEGER ? row.integer(cell) : kMissingTime;
}

// The values of one column type, appended row by row.
template<class Values, class ReadCell>
struct NumberFiller {
    Values *values;
    ReadCell readCell;

    void add(const Statement &row, int cell) { values->push_back(readCell(row, cell)); }
};

using IntegerFiller = NumberFiller<std::vector<std::int64_t>, std::int64_t (*)(const Statement &, int)>;
using RealFiller = NumberFiller<std::vector<double>, double (*)(const Statement &, int)>;
using Filler = std::variant<TextFiller, IntegerFiller, RealFiller>;

Column emptyColumn(ColumnType type)
{
    switch (type) {
    case ColumnType::Integer:
        return IntegerColumn();
    case ColumnType::Real:
        return RealColumn();
    case ColumnType::Time:
        return TimeColumn();
    case ColumnType::Text:
        break;
    }
    return TextColumn();
}

Filler fillerFor(Column &column, DictionaryReader &dictionary, std::size_t rows)
{
    if (auto *text = std::get_if<TextColumn>(&column))
        return TextFiller(*text, dictionary, rows);
    if (auto *real = std::get_if<RealColumn>(&column)) {
        real->values.reserve(rows);
        return RealFiller{&real->values, &realCell};
    }
    auto *integers = std::get_if<IntegerColumn>(&column);
    auto &values = integers != nullptr ? integers->values : std::get<TimeColumn>(column).values;
    values.reserve(rows);
    return IntegerFiller{&values, integers != nullptr ? &integerCell : &timeCell};
}

std::string selectSql(const LogInfo &log, std::span<const std::size_t> indexes)
{
    std::string cells;
    for (const std::size_t index : indexes)
        cells += (cells.empty() ? "c" : ", c") + std::to_string(index);
    return "SELECT " + cells + " FROM " + eventTable(log.id) + " WHERE id <= ? ORDER BY id";
}

std::string phaseText(const LogInfo &log, std::span<const std::size_t> indexes)
{
    return indexes.size() == 1 ? "Reading column " + log.columns[indexes.front()].name
                               : "Reading " + std::to_string(indexes.size()) + " columns";
}

// An event takes bytes in the file: a number that cannot be true must not make us ask for that much memory.
std::size_t plausible(std::uint64_t events, const std::filesystem::path &casePath)
{
    return static_cast<std::size_t>(std::min<std::uint64_t>(events, std::filesystem::file_size(casePath)));
}

} // namespace

std::vector<Column> loadColumns(const std::filesystem::path &casePath, const LogInfo &log,
                                std::span<const std::size_t> indexes, const WorkContext &context)
{
    CaseFile file = CaseFile::open(casePath, CaseFile::Mode::ReadOnly);
    Statement row = file.database().prepare(selectSql(log, indexes));
    DictionaryReader dictionary(file.database(), log.id);
    std::vector<Column> columns;
    for (const std::size_t index : indexes)
        columns.push_back(emptyColumn(log.columns[index].type));
    std::vector<Filler> fillers;
    for (Column &column : columns)
        fillers.push_back(fillerFor(column, dictionary, plausible(log.events, casePath)));

    const std::string phase = phaseText(log, indexes);
    row.bind(1, static_cast<std::int64_t>(log.events));
    std::uint64_t count = 0;
    for (; row.step(); ++count) {
        if (count % kRowsBetweenLooks == 0)
            context.report(static_cast<double>(count) / static_cast<double>(log.events), phase);
        for (std::size_t i = 0; i < fillers.size(); ++i)
            std::visit([&](auto &filler) { filler.add(row, static_cast<int>(i)); }, fillers[i]);
    }
    if (count != log.events)
        throw Error("the case is damaged: " + std::to_string(count) + " of " + std::to_string(log.events) +
                        " events of log \"" + log.name + "\" are there",
                    pathText(casePath), "open an intact copy or import the logs into a new case");
    return columns;
}

} // namespace anomalyst::store
