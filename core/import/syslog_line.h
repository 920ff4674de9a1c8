// One line of syslog taken apart: RFC 3164 ("Jul 16 03:41:07 host tag[pid]: text"), the same with an ISO time, and RFC
// 5424, each with or without "<priority>" in front. Views into the line. Pure functions, any thread.
#pragma once

#include "core/base/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace anomalyst::importing
{

struct SyslogLine {
    std::optional<int> priority;
    std::string_view time;             // as written, when that is all there is to say
    std::optional<CivilTime> yearless; // otherwise; its year and microsecond mean nothing
    std::string_view fraction;         // of the second, with its dot, of a yearless time
    std::string_view host;             // data() == nullptr: missing, here and below
    std::string_view process;
    std::string_view pid;
    std::string_view messageId;
    std::string_view structured; // "[id name=\"value\"][...]"
    std::string_view message;
};

// Says what is wrong, or nothing.
std::string parseSyslogLine(std::string_view text, SyslogLine &line);

// The element id, and its parameters one after the other; values keep their escapes.
struct SyslogElement {
    std::string_view id;
    std::string_view parameters;
};
std::optional<SyslogElement> takeSyslogElement(std::string_view &structured);
struct SyslogParameter {
    std::string_view name;
    std::string_view value;
};
std::optional<SyslogParameter> takeSyslogParameter(std::string_view &parameters);

std::string_view syslogFacility(int priority); // "auth"
std::string_view syslogSeverity(int priority); // "crit"

} // namespace anomalyst::importing
