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

void appendReport(std::string &json, const importing::ImportReport &report)
{
    json += '{';
    appendField(json, "file", report.file);
    appendField(json, "log", report.log);
    appendField(json, "format", report.format);
    appendField(json, "encoding", report.encoding);
    appendNumber(json, "events", std::to_string(report.events));
    appendNumber(json, "rejected", std::to_string(report.rejected));
    appendNumber(json, "seconds", query::realText(report.seconds));
    appendField(json, "sha256", report.sha256);
    appendColumns(json, report.columns);
    json += '}';
}

} // namespace

std::string reportsAsJson(const std::vector<importing::ImportReport> &reports)
{
    std::string json = "{\"files\":[";
    for (const importing::ImportReport &report : reports) {
        if (&report != &reports.front())
            json += ',';
        appendReport(json, report);
    }
    return json + "]}\n";
}

std::string reportAsText(const importing::ImportReport &report)
{
    std::string text = printable(report.file) + " -> " + printable(report.log) + ": " + grouped(report.events) +
                       " events, " + grouped(report.rejected) + " rejected, " + std::to_string(report.columns.size()) +
                       " columns, " + printable(report.format) + ", " + printable(report.encoding) + ", " +
                       query::realText(std::round(report.seconds * 100) / 100) + " s\n";
    for (const ImportWarning &warning : report.warnings) {
        text += "  " + printable(warning.code) + ": " + printable(warning.message) + " (" + grouped(warning.count) +
                " times";
        text += warning.firstLine == 0 ? ")\n" : ", first in line " + grouped(warning.firstLine) + ")\n";
    }
    return text;
}

importing::ImportReport reportOf(const store::FileInfo &file, const store::LogInfo &log)
{
    importing::ImportReport report;
    report.file = file.path;
    report.log = log.name;
    report.format = file.format;
    report.encoding = file.encoding;
    report.sha256 = file.sha256;
    report.events = file.events;
    report.rejected = file.rejected;
    report.blank = file.blank;
    report.seconds = file.seconds;
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
