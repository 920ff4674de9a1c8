#include "core/import/local_zone.h"
#include "core/import/table_head.h"
#include "core/import/table_readers.h"
#include "core/import/time_text.h"
#include "core/import/unfolding_reader.h"

#include "core/base/error.h"

#include <map>

namespace anomalyst::importing
{

namespace
{

class PlasoReader final : public UnfoldingReader
{
public:
    using UnfoldingReader::UnfoldingReader;

private:
    bool unfold(const Cell &cell, Warnings &warnings) override;
    void putJoinedTime(const Record &record, Warnings &warnings);
    const LocalZone *zoneNamed(std::string_view name);

    bool m_isJoined = false; // date and time of the record became one column
    std::map<std::string, std::shared_ptr<const LocalZone>, std::less<>> m_zones; // null: there is none of the name
};

bool isNothing(std::string_view text)
{
    return text == "-" || text.starts_with("0000-00-00") || text == "00/00/0000" || text == "--:--:--";
}

bool PlasoReader::unfold(const Cell &cell, Warnings &warnings)
{
    if (cell.column == "date")
        putJoinedTime(cell.record, warnings);
    if (m_isJoined && (cell.column == "date" || cell.column == "time"))
        return true;
    if (isNothing(cell.text))
        m_row.put(cell.column, {});
    return isNothing(cell.text);
}

// "07/16/2020", "03:41:07" and "Europe/Berlin"; the month always comes first.
void PlasoReader::putJoinedTime(const Record &record, Warnings &warnings)
{
    const std::string_view date = cellOf(record, "date");
    const std::string_view time = cellOf(record, "time");
    m_isJoined = isNothing(date) && isNothing(time);
    if (m_isJoined)
        return m_row.put("datetime", {});
    const std::string_view zoneName = cellOf(record, "timezone");
    const LocalZone *zone = zoneNamed(zoneName);
    std::string &text = m_row.newText();
    text.append(date).append(" ").append(time);
    const ParsedTime parsed = parseTime(text, {DateOrder::MonthDayYear, zone});
    m_isJoined = parsed.outcome == ParsedTime::Outcome::Read;
    if (!m_isJoined)
        return;
    const std::string_view whole = text = formatTime(parsed.time);
    const bool saysZone = zone || parsed.saysZone;
    m_row.put("datetime", saysZone ? whole : whole.substr(0, whole.size() - 1)); // without the Z
    if (!saysZone)
        warnings.add("ZONE_UNKNOWN", "The zone \"" + std::string(zoneName) + "\" is not known; it was left out.",
                     record.line);
}

const LocalZone *PlasoReader::zoneNamed(std::string_view name)
{
    if (const auto known = m_zones.find(name); known != m_zones.end())
        return known->second.get();
    std::shared_ptr<const LocalZone> zone;
    try {
        zone = LocalZone::named(name);
    } catch (const Error &) { // the times are kept without it
    }
    return m_zones.emplace(name, std::move(zone)).first->second.get();
}

} // namespace

std::optional<std::string> recognisePlaso(const Head &head, const ImportOptions &options)
{
    if (isJsonHead(head))
        return std::nullopt;
    if (namesColumns(head, options, {"date", "time", "timezone", "MACB", "sourcetype", "desc"}))
        return "It has the columns \"date\", \"time\", \"timezone\" and \"MACB\", as Plaso's l2tcsv does.";
    if (namesColumns(head, options, {"datetime", "timestamp_desc", "message"}))
        return "It has the columns \"datetime\" and \"timestamp_desc\", as Plaso's timelines do.";
    return std::nullopt;
}

std::unique_ptr<Reader> openPlaso(const Head &head, const ImportOptions &options)
{
    return std::make_unique<PlasoReader>(openTable(head, options));
}

} // namespace anomalyst::importing
