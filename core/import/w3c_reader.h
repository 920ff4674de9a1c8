// W3C extended logs, as IIS, Windows' firewall and CloudFront write them: "#Fields:" names the fields, parted by blanks
// (values by blanks or tabs), and may change on the way. Date and time become one column "time"; the method and the
// path together are the column "operation", the bytes of both directions the column "bytes". Single thread.
#pragma once

#include "core/import/row_reader.h"

namespace anomalyst::importing
{

std::optional<std::string> recogniseW3c(const Head &head, const ImportOptions &options);
std::unique_ptr<Reader> openW3c(const Head &head, const ImportOptions &options);

class W3cReader final : public RowReader
{
public:
    ZoneOfTimes zoneOfTimes() const override { return m_isLocal ? ZoneOfTimes::Local : ZoneOfTimes::Utc; }

private:
    void begin(const Reading &reading) override;
    bool takeLine(const Reading &reading, const LogLine &line) override;
    bool takeDirective(const Reading &reading, const LogLine &line);
    void takeFields(const Reading &reading, std::string_view names, std::uint64_t line);
    void putValue(std::size_t field, std::string_view value);
    void putTime(const std::vector<std::string_view> &values);
    void putJoined();

    bool m_isLocal = false; // says "#Time Format:", else UTC is the rule
    std::vector<std::string> m_fields;
    std::vector<std::string_view> m_values;
    std::string m_date; // of "#Date:", for lines that say only the clock time
    std::optional<std::size_t> m_dateField;
    std::optional<std::size_t> m_timeField;
};

} // namespace anomalyst::importing
