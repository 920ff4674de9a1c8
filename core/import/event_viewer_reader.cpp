#include "core/import/split_text.h"
#include "core/import/table_head.h"
#include "core/import/table_readers.h"
#include "core/import/unfolding_reader.h"

namespace anomalyst::importing
{

namespace
{

constexpr std::string_view kUnnamed = "column_6"; // the header names five of six fields
constexpr std::size_t kLongestKey = 48;

// The message of an event: its first line, then sections of lines "Key:<tabs>value".
class EventViewerReader final : public UnfoldingReader
{
public:
    using UnfoldingReader::UnfoldingReader;

    ZoneOfTimes zoneOfTimes() const override { return ZoneOfTimes::Local; }

private:
    bool unfold(const Cell &cell, Warnings &) override
    {
        if (cell.column != kUnnamed && cell.column != "Message")
            return false;
        m_row.put("Message", cell.text);
        std::string_view section;
        std::string_view rest = cell.text;
        takeUntil(rest, '\n');
        while (!rest.empty())
            takeLine(withoutBlanks(takeUntil(rest, '\n')), section);
        return true;
    }

    void takeLine(std::string_view line, std::string_view &section)
    {
        const std::size_t colon = line.find(':');
        if (colon == 0 || colon > kLongestKey) // also npos
            return;
        const std::string_view value = withoutBlanks(line.substr(colon + 1));
        if (value.empty()) {
            section = line.substr(0, colon);
            return;
        }
        if (line[colon + 1] != '\t')
            return;
        m_name.clear();
        if (!section.empty())
            m_name.append(section).append(".");
        m_name.append(line.substr(0, colon));
        putField(m_name, value == "-" ? std::string_view() : value);
    }

    std::string m_name;
};

} // namespace

std::optional<std::string> recogniseEventViewer(const Head &head, const ImportOptions &options)
{
    if (isJsonHead(head))
        return std::nullopt;
    if (namesColumns(head, options, {"Level", "Date and Time", "Source", "Event ID", "Task Category"}))
        return "It has the columns \"Date and Time\", \"Event ID\" and \"Task Category\", as Windows' Event Viewer "
               "writes them.";
    if (namesColumns(head, options, {"TimeCreated", "ProviderName", "Id", "Message"}))
        return "It has the columns \"TimeCreated\", \"ProviderName\", \"Id\" and \"Message\", as Get-WinEvent gives "
               "them.";
    return std::nullopt;
}

std::unique_ptr<Reader> openEventViewer(const Head &head, const ImportOptions &options)
{
    return std::make_unique<EventViewerReader>(openTable(head, options));
}

} // namespace anomalyst::importing
