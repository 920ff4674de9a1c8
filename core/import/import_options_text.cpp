#include "core/import/import_options_text.h"

#include "core/import/json_text.h"

namespace anomalyst::importing
{

namespace
{

std::string jsonString(std::string_view text)
{
    std::string out;
    appendJsonString(text, out);
    return out;
}

std::string_view orderName(DateOrder order)
{
    switch (order) {
    case DateOrder::DayMonthYear:
        return "dmy";
    case DateOrder::MonthDayYear:
        return "mdy";
    case DateOrder::YearMonthDay:
        return "ymd";
    }
    return {};
}

std::string rolesAsJson(const std::map<Role, std::vector<std::string>> &roles)
{
    std::string out = "{";
    for (const auto &[role, columns] : roles) {
        out += (out.size() > 1 ? "," : "") + jsonString(roleName(role)) + ":[";
        for (std::size_t i = 0; i < columns.size(); ++i)
            out += (i > 0 ? "," : "") + jsonString(columns[i]);
        out += "]";
    }
    return out + "}";
}

} // namespace

std::string optionsAsJson(const ImportOptions &options, std::optional<char> delimiter)
{
    std::string out = std::string("{\"header\":") + (options.hasHeader ? "true" : "false");
    if (delimiter)
        out += ",\"delimiter\":" + jsonString({&*delimiter, 1});
    if (options.format)
        out += ",\"format\":" + jsonString(*options.format);
    if (options.encoding)
        out += ",\"encoding\":" + jsonString(*options.encoding);
    if (options.dateOrder)
        out += ",\"date_order\":" + jsonString(orderName(*options.dateOrder));
    if (options.zone)
        out += ",\"zone\":" + jsonString(*options.zone);
    if (options.year)
        out += ",\"year\":" + std::to_string(*options.year);
    if (!options.roles.empty())
        out += ",\"roles\":" + rolesAsJson(options.roles);
    return out + "}";
}

} // namespace anomalyst::importing
