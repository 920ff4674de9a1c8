#include "app/command_line/file_report.h"

#include "app/command_line/terminal.h"
#include "core/export/json_text.h"
#include "core/query/value_text.h"

#include <cmath>

namespace anomalyst::cli
{

namespace
{

void appendField(std::string &json, std::string_view key, std::string_view text)
{
    exporting::appendJsonString(json, key);
    json += ':';
    exporting::appendJsonString(json, text);
    json += ',';
}

void appendNumber(std::string &json, std::string_view key, const std::string &number)
{
    exporting::appendJsonString(json, key);
    json += ':' + number + ',';
}

void appendColumns(std::string &json, const std::vector<ColumnSpec> &columns)
{
    json += "\"columns\":[";
    for (const ColumnSpec &column : columns) {
        json += &column == &columns.front() ? "{" : ",{";
        appendField(json, "name", column.name);
        appendField(json, "type", columnTypeName(column.type));
        appendField(json, "role", roleName(column.role));
        json.back() = '}';
    }
    json += ']';
}

void appendFindings(std::string &json, std::string_view key, const std::vector<ImportWarning> &findings)
{
    exporting::appendJsonString(json, key);
    json += ":[";
    for (const ImportWarning &finding : findings) {
        json += &finding == &findings.front() ? "{" : ",{";
        appendField(json, "code", finding.code);
        appendField(json, "message", finding.message);
        appendNumber(json, "count", std::to_string(finding.count));
        appendNumber(json, "first_line", finding.firstLine == 0 ? "null" : std::to_string(finding.firstLine));
        json.back() = '}';
    }
    json += "],";
}

void appendLedger(std::string &json, const ByteLedger &ledger)
{
    json += "\"bytes\":{";
    appendNumber(json, "events", std::to_string(ledger.events));
    appendNumber(json, "rejected", std::to_string(ledger.rejected));
    appendNumber(json, "blank", std::to_string(ledger.blank));
    appendNumber(json, "header", std::to_string(ledger.header));
    json.back() = '}';
    json += ',';
}

void appendReport(std::string &json, const importing::ImportReport &report)
{
    json += '{';
    appendField(json, "file", report.file);
    appendField(json, "log", report.log);
    appendField(json, "format", report.format);
    appendField(json, "encoding", report.encoding);
    if (!report.formatReason.empty())
        appendField(json, "format_reason", report.formatReason);
    if (!report.encodingReason.empty() && report.encoding != "UTF-8") // nothing to explain where it is as usual
        appendField(json, "encoding_reason", report.encodingReason);
    appendNumber(json, "events", std::to_string(report.events));
    appendNumber(json, "rejected", std::to_string(report.rejected));
    appendNumber(json, "repaired", std::to_string(report.repaired));
    appendNumber(json, "blank", std::to_string(report.blank));
    appendLedger(json, report.ledger);
    appendNumber(json, "seconds", query::realText(report.seconds));
    appendField(json, "sha256", report.sha256);
    if (!report.knownAs.empty())
        appendField(json, "already_in_log", report.knownAs);
    appendFindings(json, "rejects", report.rejects);
    appendFindings(json, "warnings", report.warnings);
    appendColumns(json, report.columns);
    json += '}';
}

} // namespace

std::string reportsAsJson(const std::vector<importing::ImportReport> &reports,
                          const std::optional<store::UnfinishedImport> &unfinished)
{
    std::string json = "{\"files\":[";
    for (const importing::ImportReport &report : reports) {
        if (&report != &reports.front())
            json += ',';
        appendReport(json, report);
    }
    json += ']';
    if (unfinished) {
        json += ",\"unfinished\":{";
        appendField(json, "file", unfinished->path);
        appendField(json, "log", unfinished->logName);
        appendNumber(json, "events", std::to_string(unfinished->events));
        appendNumber(json, "rejected", std::to_string(unfinished->rejected));
        appendNumber(json, "last_line", std::to_string(unfinished->lastLine));
        json.back() = '}';
    }
    return json + "}\n";
}

std::string unfinishedAsText(const store::UnfinishedImport &unfinished)
{
    return "unfinished: " + printable(unfinished.path) + " -> " + printable(unfinished.logName) + ", cut off after " +
           grouped(unfinished.events) + " events, which are not shown; import it again in the same way to go on\n";
}

std::string reportAsText(const importing::ImportReport &report)
{
    std::string text = printable(report.file) + " -> " + printable(report.log) + ": " + grouped(report.events) +
                       " events, " + grouped(report.rejected) + " rejected, " + std::to_string(report.columns.size()) +
                       " columns, " + printable(report.format) + ", " + printable(report.encoding) + ", " +
                       query::realText(std::round(report.seconds * 100) / 100) + " s\n";
    if (!report.knownAs.empty())
        return printable(report.file) + " is already in log " + printable(report.knownAs) +
               " with the same content: left as it is (--again imports it once more)\n";
    std::vector<ImportWarning> findings = report.rejects;
    findings.insert(findings.end(), report.warnings.begin(), report.warnings.end());
    for (const ImportWarning &warning : findings) {
        text += "  " + printable(warning.code) + ": " + printable(warning.message) + " (" + grouped(warning.count) +
                " times";
        text += warning.firstLine == 0 ? ")\n" : ", first in line " + grouped(warning.firstLine) + ")\n";
    }
    return text;
}

importing::ImportReport reportOf(const store::FileInfo &file, const store::LogInfo &log, store::CaseFile &caseFile)
{
    importing::ImportReport report;
    report.file = file.path;
    report.log = log.name;
    report.format = file.format;
    report.encoding = file.encoding;
    report.sha256 = file.sha256;
    report.events = file.events;
    report.rejected = file.rejected;
    report.repaired = file.repaired;
    report.blank = file.blank;
    report.ledger = file.ledger;
    report.seconds = file.seconds;
    report.rejects = caseFile.rejectsByCode(file.id);
    report.warnings = file.warnings;
    report.columns = log.columns;
    return report;
}

std::string grouped(std::uint64_t number)
{
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3; at -= 3)
        text.insert(at - 3, 1, ',');
    return text;
}

} // namespace anomalyst::cli
