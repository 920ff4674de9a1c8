#include "core/import/json_cell.h"
#include "core/import/json_extent.h"
#include "core/import/json_text.h"
#include "core/import/table_head.h"
#include "core/import/table_readers.h"
#include "core/import/unfolding_reader.h"

namespace anomalyst::importing
{

namespace
{

class EvtxECmdReader final : public UnfoldingReader
{
public:
    using UnfoldingReader::UnfoldingReader;

    ZoneOfTimes zoneOfTimes() const override { return ZoneOfTimes::Utc; }

private:
    bool unfold(const Cell &cell, Warnings &warnings) override
    {
        if (cell.column != "Payload" || !m_payload.read(cell.text, cell.record.line, warnings))
            return false;
        m_payload.eachField([&](std::string_view path, std::string_view text) {
            if (path != "EventData.Data" || !putData(text))
                putField(m_name.assign("Payload.").append(path), text);
        });
        return true;
    }
    void releaseText() override { m_payload.releaseText(); }

    // [{"@Name":"SubjectLogonId","#text":"0xfaac27"},...]; false when some have no name.
    bool putData(std::string_view array)
    {
        const std::vector<std::string_view> elements = jsonElements(array);
        for (const std::string_view element : elements) {
            if (!jsonMember(element, "@Name").value_or("").starts_with('"'))
                return false;
        }
        for (const std::string_view element : elements) {
            const std::string_view name = *jsonMember(element, "@Name");
            appendUnescaped(name.substr(1, name.size() - 2), m_name.assign("Payload."));
            const std::string_view value = jsonMember(element, "#text").value_or("");
            if (!value.starts_with('"')) {
                putField(m_name, value.empty() || value == "null" ? std::string_view() : value);
                continue;
            }
            std::string &text = m_row.newText();
            appendUnescaped(value.substr(1, value.size() - 2), text);
            putField(m_name, text);
        }
        return !elements.empty();
    }

    JsonCell m_payload;
    std::string m_name;
};

} // namespace

std::optional<std::string> recogniseEvtxECmd(const Head &head, const ImportOptions &options)
{
    if (namesColumns(head, options, {"EventRecordId", "MapDescription", "PayloadData1", "Payload"}))
        return "It has the columns \"MapDescription\", \"PayloadData1\" and \"Payload\", as EvtxECmd writes them.";
    return std::nullopt;
}

std::unique_ptr<Reader> openEvtxECmd(const Head &head, const ImportOptions &options)
{
    return std::make_unique<EvtxECmdReader>(openTable(head, options));
}

} // namespace anomalyst::importing
