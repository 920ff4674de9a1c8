#include "core/query/session_parameters.h"

#include <limits>

namespace anomalyst::query
{

SessionParameters::SessionParameters(const ColumnCodes &cells)
    : m_cells(cells)
    , m_known(cells.distinct())
{
}

void SessionParameters::append(EventRow row, SessionTable &table)
{
    const std::uint32_t code = m_cells.codes()[row];
    Cell &cell = m_known[code];
    if (!cell.isKnown)
        read(cell, m_cells.text(code));
    table.unreadableParameters += cell.isReadable ? 0 : 1;
    if (table.parameters.size() + cell.count > std::numeric_limits<std::uint32_t>::max())
        throw Error("the sessions have more than four thousand million parameters", {}, "take a shorter time window");
    const auto first = m_uses.begin() + cell.first;
    table.parameters.insert(table.parameters.end(), first, first + cell.count);
}

void SessionParameters::read(Cell &cell, std::string_view text)
{
    cell.isKnown = true;
    cell.isReadable = m_reader.read(text, m_found);
    cell.first = static_cast<std::uint32_t>(m_uses.size());
    for (const ParameterText &parameter : m_found)
        addUse(parameter, cell.first);
    cell.count = static_cast<std::uint32_t>(m_uses.size()) - cell.first;
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

void SessionParameters::moveNamesTo(SessionTable &table) const
{
    table.parameterNames = m_names.texts();
    table.values = m_values.texts();
    table.values.insert(table.values.begin(), std::string());
}

} // namespace anomalyst::query
