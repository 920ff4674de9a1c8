#include "core/query/session_parameters.h"

#include "core/query/column_lookup.h"

#include <limits>

namespace anomalyst::query
{

SessionParameters::SessionParameters(const store::EventColumns &events, const std::vector<std::string> &columns,
                                     const WorkContext &context)
{
    const store::LogInfo &log = events.log();
    std::vector<std::size_t> indexes;
    for (const std::string &name : columns)
        indexes.push_back(columnIndex(log, name));
    if (const auto column = log.columnWithRole(Role::Parameters); columns.empty() && column)
        indexes.push_back(*column);
    for (const std::size_t index : indexes) {
        ColumnCodes codes(events, index, context);
        std::vector<Cell> known(codes.distinct());
        m_columns.push_back({log.columns[index].name, std::move(codes), std::move(known)});
    }
}

std::vector<std::string> SessionParameters::columnNames() const
{
    std::vector<std::string> names;
    for (const CellColumn &column : m_columns)
        names.push_back(column.name);
    return names;
}

void SessionParameters::append(EventRow row, SessionTable &table)
{
    const std::size_t first = table.parameters.size();
    for (CellColumn &column : m_columns)
        appendCell(column, row, table);
    if (m_columns.size() > 1)
        dropRepeated(first, table);
}

void SessionParameters::appendCell(CellColumn &column, EventRow row, SessionTable &table)
{
    const std::uint32_t code = column.codes.codes()[row];
    Cell &cell = column.known[code];
    if (!cell.isKnown)
        read(column, cell, column.codes.text(code));
    if (!cell.isReadable && table.unreadableParameters++ == 0)
        table.firstUnreadable = column.codes.text(code);
    if (table.parameters.size() + cell.count > std::numeric_limits<std::uint32_t>::max())
        throw Error("the sessions have more than four thousand million parameters", {}, "take a shorter time window");
    const auto uses = m_uses.begin() + cell.first;
    table.parameters.insert(table.parameters.end(), uses, uses + cell.count);
}

void SessionParameters::read(const CellColumn &column, Cell &cell, std::string_view text)
{
    cell.isKnown = true;
    cell.isReadable = readText(column, text);
    cell.first = static_cast<std::uint32_t>(m_uses.size());
    for (const ParameterText &parameter : m_found)
        addUse(parameter, cell.first);
    cell.count = static_cast<std::uint32_t>(m_uses.size()) - cell.first;
}

// Fills m_found.
bool SessionParameters::readText(const CellColumn &column, std::string_view text)
{
    if (m_columns.size() == 1)
        return m_reader.read(text, m_found);
    m_found.clear();
    const std::size_t front = text.find_first_not_of(" \t\r\n");
    if (front == std::string_view::npos)
        return true;
    if (text[front] != '{' && text[front] != '[') {
        m_found.push_back({column.name, text});
        return true;
    }
    if (!m_reader.read(text, m_found))
        return false;
    m_prefixed.clear();
    for (ParameterText &parameter : m_found)
        parameter.name = m_prefixed.emplace_back(column.name + '.' + std::string(parameter.name));
    return true;
}

// A name that comes twice keeps its place and takes the last value.
void SessionParameters::addUse(const ParameterText &parameter, std::uint32_t first)
{
    const std::uint32_t name = m_names.code(parameter.name);
    const std::uint32_t value = parameter.value.empty() ? 0 : m_values.code(parameter.value) + 1;
    m_seen.resize(m_names.size());
    if (m_seen[name] > first) {
        m_uses[m_seen[name] - 1].value = value;
        return;
    }
    m_uses.push_back({name, value});
    m_seen[name] = static_cast<std::uint32_t>(m_uses.size());
}

// A path within one column may be spelt like another column.
void SessionParameters::dropRepeated(std::size_t first, SessionTable &table)
{
    m_placed.resize(m_names.size());
    std::size_t end = first;
    for (std::size_t i = first; i < table.parameters.size(); ++i) {
        const ParameterUse use = table.parameters[i];
        std::size_t &placed = m_placed[use.name];
        if (placed > first && placed <= end && table.parameters[placed - 1].name == use.name) {
            table.parameters[placed - 1].value = use.value;
            continue;
        }
        table.parameters[end] = use;
        placed = ++end;
    }
    table.parameters.resize(end);
}

void SessionParameters::moveNamesTo(SessionTable &table) const
{
    table.parameterNames = m_names.texts();
    table.values = m_values.texts();
    table.values.insert(table.values.begin(), std::string());
}

} // namespace anomalyst::query
