#include "app/command_line/options.h"

#include "core/query/value_text.h"

#include <limits>

namespace anomalyst::cli
{

namespace
{

// Errors of the core about an option's text become errors of the command line.
void takeOrRefuse(const std::string &name, const TakeText &take, const std::string &text)
{
    try {
        take(text);
    } catch (const Error &error) {
        throw CLI::ValidationError(name, error.what());
    }
}

} // namespace

CLI::Option *addText(CLI::App &command, const std::string &name, TakeText take, const std::string &help)
{
    return command.add_option_function<std::string>(
        name, [name, take = std::move(take)](const std::string &text) { takeOrRefuse(name, take, text); }, help);
}

CLI::Option *addRepeated(CLI::App &command, const std::string &name, TakeText take, const std::string &help)
{
    const auto takeAll = [name, take = std::move(take)](const std::vector<std::string> &texts) {
        for (const std::string &text : texts)
            takeOrRefuse(name, take, text);
    };
    // One value each time the option stands there: it must not swallow the files that follow.
    return command.add_option_function<std::vector<std::string>>(name, takeAll, help)->allow_extra_args(false);
}

CLI::Option *addTime(CLI::App &command, const std::string &name, std::optional<TimeUs> &time, const std::string &help)
{
    const auto take = [&time](const std::string &text) {
        time = parseIsoTime(text);
        if (!time)
            throw Error("\"" + text + "\" is not a time", {}, "write it as 2020-07-10T18:00:00Z");
    };
    return addText(command, name, take, help)->type_name("TIME");
}

CLI::Option *addDuration(CLI::App &command, const std::string &name, DurationUs &duration, const std::string &help)
{
    const auto take = [&duration](const std::string &text) {
        const auto parsed = parseDuration(text);
        if (!parsed || *parsed <= 0)
            throw Error("\"" + text + "\" is not a duration", {}, "write it as 90s, 20m, 1h or 7d");
        duration = *parsed;
    };
    return addText(command, name, take, help)->type_name("DURATION");
}

CLI::Option *addList(CLI::App &command, const std::string &name, std::vector<std::string> &parts,
                     const std::string &help)
{
    const auto take = [&parts](const std::string &text) {
        for (std::size_t begin = 0; begin <= text.size();) {
            const std::size_t end = std::min(text.find(',', begin), text.size());
            if (end == begin)
                throw Error("\"" + text + "\" has an empty name", {}, "part names by single commas");
            parts.push_back(text.substr(begin, end - begin));
            begin = end + 1;
        }
    };
    return addText(command, name, take, help)->type_name("A,B");
}

CLI::Option *addInteger(CLI::App &command, const std::string &name, TakeInteger take, Range<int> range,
                        const std::string &help)
{
    const auto parse = [take = std::move(take), range = std::move(range)](const std::string &text) {
        const auto number = query::integerFromText(text);
        constexpr int largest = std::numeric_limits<int>::max();
        if (!number || *number < -largest || *number > largest || !range.accept(static_cast<int>(*number)))
            throw Error("\"" + text + "\" is not " + range.rule);
        take(static_cast<int>(*number));
    };
    return addText(command, name, parse, help)->type_name("N");
}

CLI::Option *addReal(CLI::App &command, const std::string &name, TakeReal take, Range<double> range,
                     const std::string &help)
{
    const auto parse = [take = std::move(take), range = std::move(range)](const std::string &text) {
        const auto number = query::realFromText(text);
        if (!number || !range.accept(*number))
            throw Error("\"" + text + "\" is not " + range.rule);
        take(*number);
    };
    return addText(command, name, parse, help)->type_name("X");
}

} // namespace anomalyst::cli
