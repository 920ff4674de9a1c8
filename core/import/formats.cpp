// The formats that can be read: one line each, in the order in which they are tried.

#include "core/import/access_log_reader.h"
#include "core/import/audit_reader.h"
#include "core/import/csv_reader.h"
#include "core/import/error_log_reader.h"
#include "core/import/json_document_reader.h"
#include "core/import/json_reader.h"
#include "core/import/json_shapes.h"
#include "core/import/reader.h"
#include "core/import/syslog_reader.h"
#include "core/import/table_readers.h"
#include "core/import/text_log_reader.h"
#include "core/import/w3c_reader.h"
#include "core/import/zeek_reader.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>

namespace anomalyst::importing
{

namespace
{

constexpr std::array kFormats = {
    Format{"journald", "records of the systemd journal", &recogniseJournal, &openJournal, true},
    Format{"cloudtrail", "records of AWS CloudTrail", &recogniseCloudTrail, &openCloudTrail, true},
    Format{"osquery", "results of osquery", &recogniseOsquery, &openOsquery, true},
    Format{"m365-audit", "audit records of Microsoft 365", &recogniseM365Audit, &openM365Audit, true},
    Format{"evtxecmd", "records of EvtxECmd", &recogniseEvtxECmd, &openEvtxECmd, true},
    Format{"hayabusa", "records of Hayabusa", &recogniseHayabusa, &openHayabusa},
    Format{"event-viewer", "records of Event Viewer", &recogniseEventViewer, &openEventViewer},
    Format{"plaso", "records of Plaso", &recognisePlaso, &openPlaso},
    Format{"json", "JSON records", &recogniseJson, &openJson, true},
    Format{"jsonl", "JSON lines", &recogniseJsonLines, &openJsonLines, true},
    Format{"zeek", "tab-separated Zeek records", &recogniseZeek, &openZeek},
    Format{"w3c", "W3C extended records", &recogniseW3c, &openW3c},
    Format{"auditd", "records of Linux auditd", &recogniseAudit, &openAudit},
    Format{"access", "lines of an access log", &recogniseAccessLog, &openAccessLog},
    Format{"apache-error", "lines of an Apache error log", &recogniseApacheErrorLog, &openApacheErrorLog},
    Format{"nginx-error", "lines of an nginx error log", &recogniseNginxErrorLog, &openNginxErrorLog},
    Format{"syslog", "syslog lines", &recogniseSyslog, &openSyslog},
    Format{"text", "lines of text with times", &recogniseTextLog, &openTextLog},
    Format{"tsv", "tab-separated values", &recogniseTsv, &openTsv},
    Format{"csv", "comma-separated values", &recogniseCsv, &openCsv},
};

std::string formatList()
{
    std::string list;
    for (const Format &format : kFormats)
        list += (list.empty() ? "" : ", ") + std::string(format.name);
    return list;
}

std::string describe(std::string_view text)
{
    const std::size_t at = text.find_first_not_of(" \t\r\n");
    const char first = at == std::string_view::npos ? '\0' : text[at];
    if (first == '{')
        return "it begins like JSON, but holds no whole object";
    return "its lines have no common delimiter and begin with no time";
}

} // namespace

std::span<const Format> allFormats()
{
    return kFormats;
}

ChosenFormat chooseFormat(const Head &head, const ImportOptions &options)
{
    if (options.format) {
        const auto found = std::ranges::find(kFormats, *options.format, &Format::name);
        if (found == kFormats.end())
            throw Error("the format \"" + *options.format + "\" is not known", head.file(),
                        "choose one of " + formatList());
        return {&*found, std::string(found->title) + " were asked for."};
    }
    const std::size_t at = head.text().find_first_not_of(" \t\r\n");
    const bool json = at != std::string_view::npos && head.text()[at] == '{';
    for (const Format &format : kFormats) {
        if (json && !format.readsJson)
            continue;
        if (const std::optional<std::string> reason = format.recognise(head, options))
            return {&format, *reason};
    }
    throw Error("the format was not recognised: " + describe(head.text()), head.file(),
                "name the format if it is one of " + formatList() + ", or convert the file to one of them");
}

std::vector<FormatOffer> offersFor(const Head &head, const ImportOptions &options, const ChosenFormat &chosen)
{
    std::vector<FormatOffer> offers = {
        {std::string(chosen.format->name), std::string(chosen.format->title), chosen.reason}};
    for (const Format &format : kFormats) {
        if (format.name == chosen.format->name)
            continue;
        if (std::optional<std::string> reason = format.recognise(head, options))
            offers.push_back({std::string(format.name), std::string(format.title), std::move(*reason)});
    }
    return offers;
}

void refuseWidth(std::size_t columns, const std::string &where)
{
    throw Error("the log has " + std::to_string(columns) + " columns; at most 32,767 can be kept", where,
                "leave out columns that are not needed and import again");
}

} // namespace anomalyst::importing
