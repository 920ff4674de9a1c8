// Syslog: RFC 3164, whose times say neither year nor zone, and RFC 5424, whose structured data becomes columns
// "sd.<id>.<name>"; a file may hold both. Single thread.
#pragma once

#include "core/import/row_reader.h"
#include "core/import/syslog_line.h"
#include "core/import/year_tracker.h"

namespace anomalyst::importing
{

std::optional<std::string> recogniseSyslog(const Head &head, const ImportOptions &options);
std::unique_ptr<Reader> openSyslog(const Head &head, const ImportOptions &options);

class SyslogReader final : public RowReader
{
public:
    explicit SyslogReader(std::optional<int> year);
    bool isSettled() const override { return m_years.isSettled(); }

private:
    void begin(const Reading &reading) override;
    bool takeLine(const Reading &reading, const LogLine &line) override;
    void finish(const Reading &reading) override;
    std::string_view timeOf(const Reading &reading, const SyslogLine &line, std::uint64_t number);
    void putStructured(std::string_view structured);

    bool m_yearIsWished;
    YearTracker m_years;
    std::string m_name; // of the column at hand
};

} // namespace anomalyst::importing
