// Options whose text is understood by the core; what it refuses is a wrong command line (exit status 2). Main thread.
#pragma once

#include "core/base/error.h"
#include "core/base/time.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace anomalyst::cli
{

// take is called with the text and may throw Error; the message then says which option it was.
using TakeText = std::function<void(const std::string &)>;
CLI::Option *addText(CLI::App &command, const std::string &name, TakeText take, const std::string &help);
CLI::Option *addRepeated(CLI::App &command, const std::string &name, TakeText take, const std::string &help);

CLI::Option *addTime(CLI::App &command, const std::string &name, std::optional<TimeUs> &time, const std::string &help);
CLI::Option *addDuration(CLI::App &command, const std::string &name, DurationUs &duration, const std::string &help);
CLI::Option *addList(CLI::App &command, const std::string &name, std::vector<std::string> &parts,
                     const std::string &help); // parted by commas

// accept says whether a number is in range; rule is how the message calls that range.
template<class Number>
struct Range {
    std::function<bool(Number)> accept;
    std::string rule;
};
using TakeInteger = std::function<void(int)>;
using TakeReal = std::function<void(double)>;
CLI::Option *addInteger(CLI::App &command, const std::string &name, TakeInteger take, Range<int> range,
                        const std::string &help);
CLI::Option *addReal(CLI::App &command, const std::string &name, TakeReal take, Range<double> range,
                     const std::string &help);

template<class Value>
CLI::Option *addChoice(CLI::App &command, const std::string &name, std::vector<std::pair<std::string, Value>> choices,
                       std::function<void(Value)> take, const std::string &help)
{
    std::string names;
    for (const auto &choice : choices)
        names += (names.empty() ? "" : "|") + choice.first;
    const auto choose = [choices = std::move(choices), names, take = std::move(take)](const std::string &text) {
        for (const auto &[choiceName, value] : choices) {
            if (choiceName == text)
                return take(value);
        }
        throw Error("\"" + text + "\" is not known", {}, "choose one of " + names);
    };
    return addText(command, name, choose, help)->type_name(names);
}

} // namespace anomalyst::cli
