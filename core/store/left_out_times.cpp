#include "core/store/left_out_times.h"

#include "core/store/kept_text.h"

#include <algorithm>
#include <sstream>

namespace anomalyst::store
{

namespace
{

constexpr std::string_view kKind = "left_out";

} // namespace

std::vector<TimeWindow> windowsOf(const std::vector<LeftOutTime> &times)
{
    std::vector<TimeWindow> windows;
    for (const LeftOutTime &time : times)
        windows.push_back(time.window);
    return windows;
}

std::vector<LeftOutTime> leftOutTimes(CaseFile &file, LogId log)
{
    std::vector<LeftOutTime> times;
    std::istringstream lines(keptText(file, kKind, std::to_string(log.value)).value_or(std::string()));
    for (std::string line; std::getline(lines, line);) {
        std::istringstream fields(line);
        LeftOutTime time;
        if (!(fields >> time.window.begin >> time.window.end) || time.window.length() <= 0)
            continue;
        fields.get(); // the blank
        std::getline(fields, time.label);
        times.push_back(std::move(time));
    }
    return times;
}

void keepLeftOutTimes(CaseFile &file, LogId log, const std::vector<LeftOutTime> &times)
{
    const std::string name = std::to_string(log.value);
    if (times.empty()) {
        removeKeptText(file, kKind, name);
        return;
    }
    std::string text;
    for (const LeftOutTime &time : times) {
        std::string label = time.label;
        std::ranges::replace_if(
            label, [](char c) { return c == '\n' || c == '\r'; }, ' ');
        text += std::to_string(time.window.begin) + ' ' + std::to_string(time.window.end) + ' ' + label + '\n';
    }
    keepText(file, kKind, name, text);
}

} // namespace anomalyst::store
