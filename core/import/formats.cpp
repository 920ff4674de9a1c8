// The formats that can be read: one line each, in the order in which they are tried.

#include "core/import/access_log_reader.h"
#include "core/import/audit_reader.h"
#include "core/import/csv_reader.h"
#include "core/import/error_log_reader.h"
#include "core/import/evtx_reader.h"
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
    Format{"evtx", "records of a Windows event log", &recogniseEvtx, &openEvtx, Content::Binary},
    Format{"journald", "records of the systemd journal", &recogniseJournal, &openJournal, Content::Json},
    Format{"cloudtrail", "records of AWS CloudTrail", &recogniseCloudTrail, &openCloudTrail, Content::Json},
    Format{"osquery", "results of osquery", &recogniseOsquery, &openOsquery, Content::Json},
    Format{"m365-audit", "audit records of Microsoft 365", &recogniseM365Audit, &openM365Audit, Content::Json},
    Format{"evtxecmd", "records of EvtxECmd", &recogniseEvtxECmd, &openEvtxECmd, Content::Json},
    Format{"hayabusa", "records of Hayabusa", &recogniseHayabusa, &openHayabusa},
    Format{"event-viewer", "records of Event Viewer", &recogniseEventViewer, &openEventViewer},
    Format{"plaso", "records of Plaso", &recognisePlaso, &openPlaso},
    Format{"json", "JSON records", &recogniseJson, &openJson, Content::Json},
    Format{"jsonl", "JSON lines", &recogniseJsonLines, &openJsonLines, Content::Json},
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

bool isReadable(const Head &head, const Format &format)
{
    return head.isBinary() == (format.content == Content::Binary);
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
        if (!isReadable(head, *found))
            throw Error(head.isBinary() ? "this is no text log but a Windows event log"
                                        : "this is no Windows event log",
                        head.file(), "leave out the format that was asked for");
        return {&*found, std::string(found->title) + " were asked for."};
    }
    const std::size_t at = head.text().find_first_not_of(" \t\r\n");
    const bool json = at != std::string_view::npos && head.text()[at] == '{';
    for (const Format &format : kFormats) {
        if (!isReadable(head, format) || (json && format.content != Content::Json))
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
        if (format.name == chosen.format->name || !isReadable(head, format))
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
