#include "core/import/audit_record.h"

#include "core/import/split_text.h"

#include <algorithm>
#include <array>

namespace anomalyst::importing
{

namespace
{

constexpr char kEnrichedMark = '\x1d';

bool isKey(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        const char lower = static_cast<char>(c | 0x20);
        return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '[' ||
               c == ']' || c == '.';
    });
}

std::string_view takeValue(std::string_view &rest, bool &quoted)
{
    const char quote = rest.empty() ? '\0' : rest.front();
    const std::size_t end = quote == '"' || quote == '\'' ? rest.find(quote, 1) : std::string_view::npos;
    quoted = end != std::string_view::npos;
    if (!quoted)
        return takeUntil(rest, ' ');
    const std::string_view value = rest.substr(1, end - 1);
    rest.remove_prefix(end + 1);
    return value;
}

} // namespace

std::optional<AuditRecord> parseAuditRecord(std::string_view line)
{
    AuditRecord record;
    if (line.starts_with("node=")) {
        line.remove_prefix(5);
        record.node = takeUntil(line, ' ');
    }
    constexpr std::string_view kStamp = "msg=audit(";
    if (!line.starts_with("type="))
        return std::nullopt;
    line.remove_prefix(5);
    record.type = takeUntil(line, ' ');
    if (record.type.empty() || !line.starts_with(kStamp))
        return std::nullopt;
    line.remove_prefix(kStamp.size());
    const std::size_t colon = line.find(':');
    const std::size_t close = line.find(')');
    if (close == std::string_view::npos || colon > close)
        return std::nullopt;
    record.time = line.substr(0, colon);
    record.serial = line.substr(colon + 1, close - colon - 1);
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (record.time.empty() || !isDigit(record.time.front()) || record.serial.empty() ||
        !std::ranges::all_of(record.serial, isDigit))
        return std::nullopt;
    line.remove_prefix(close + 1);
    if (line.starts_with(':'))
        line.remove_prefix(1);
    record.fields = takeUntil(line, kEnrichedMark);
    record.enriched = line;
    return record;
}

void eachAuditField(std::string_view fields, const std::function<void(const AuditField &)> &take)
{
    while (!(fields = withoutBlanks(fields)).empty()) {
        const std::size_t end = std::min(fields.find_first_of("= "), fields.size());
        const std::string_view word = fields.substr(0, end);
        const bool hasValue = end < fields.size() && fields[end] == '=' && isKey(word);
        if (!hasValue) {
            take({{}, takeUntil(fields, ' '), false});
            continue;
        }
        fields.remove_prefix(end + 1);
        if (word == "msg" && fields.starts_with('\'')) {
            const std::size_t close = fields.rfind('\'');
            eachAuditField(fields.substr(1, close == 0 ? close : close - 1), take);
            fields = close == 0 ? std::string_view() : fields.substr(close + 1);
            continue;
        }
        bool quoted = false;
        const std::string_view value = takeValue(fields, quoted);
        take({word, value, quoted});
    }
}

bool isEncodedAuditKey(std::string_view key)
{
    constexpr std::array<std::string_view, 18> kKeys = {"acct",      "cmd",   "comm", "cwd",       "data", "device",
                                                        "dir",       "exe",   "file", "grp",       "key",  "name",
                                                        "new_group", "ocomm", "path", "proctitle", "sw",   "watch"};
    return std::ranges::find(kKeys, key) != kKeys.end();
}

std::optional<std::string> decodeAuditValue(std::string_view value)
{
    if (value.empty() || value.size() % 2 != 0)
        return std::nullopt;
    std::string text;
    for (; !value.empty(); value.remove_prefix(2)) {
        const std::optional<std::uint8_t> byte = hexByte(value);
        if (!byte)
            return std::nullopt;
        text += *byte == 0 ? ' ' : static_cast<char>(*byte);
    }
    return text;
}

} // namespace anomalyst::importing
