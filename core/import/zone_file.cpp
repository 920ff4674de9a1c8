#include "core/import/zone_file.h"

#include "core/base/error.h"
#include "core/import/zone_rule.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace anomalyst::importing
{

namespace
{

constexpr std::string_view kFolder = "/usr/share/zoneinfo";
constexpr std::size_t kHeaderBytes = 44;
constexpr std::int64_t kSecondsOfYear20000 = 600'000'000'000; // beyond what we keep as a time

[[noreturn]] void refuse(std::string_view name, const std::string &why)
{
    throw Error("\"" + std::string(name) + "\" is no time zone: " + why, {},
                "write UTC, an offset such as +02:00, or a place such as Europe/Berlin");
}

// The counts in the header of one block.
struct BlockSizes {
    std::size_t utcMarks, standardMarks, leaps, times, types, letters;

    // With times of that many bytes.
    std::size_t bytes(std::size_t timeBytes) const
    {
        return times * (timeBytes + 1) + types * 6 + letters + leaps * (timeBytes + 4) + standardMarks + utcMarks;
    }
};

// Big-endian two's complement; the caller has seen to it that they are there.
std::int64_t integerAt(std::string_view bytes, std::size_t at, std::size_t count)
{
    std::uint64_t value = (bytes[at] & 0x80) != 0 ? ~std::uint64_t{0} : 0;
    for (std::size_t i = 0; i < count; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return static_cast<std::int64_t>(value);
}

BlockSizes takeHeader(std::string_view &bytes, std::string_view name)
{
    if (bytes.size() < kHeaderBytes || !bytes.starts_with("TZif") || bytes[4] < '2')
        refuse(name, "its file is none of a zone");
    std::size_t counts[6];
    for (std::size_t i = 0; i < 6; ++i)
        counts[i] = static_cast<std::uint32_t>(integerAt(bytes, 20 + 4 * i, 4));
    bytes.remove_prefix(kHeaderBytes);
    return {counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]};
}

ZoneHistory listedChanges(std::string_view block, const BlockSizes &sizes, std::string_view name)
{
    const std::size_t kinds = sizes.times * 8;
    const std::size_t types = kinds + sizes.times;
    const auto offset = [&](std::size_t type) {
        const std::int64_t seconds = type < sizes.types ? integerAt(block, types + 6 * type, 4) : INT64_MAX;
        if (seconds < -90'000 || seconds > 93'600)
            refuse(name, "its file is damaged");
        return seconds * kSecondUs;
    };
    ZoneHistory history;
    history.firstOffset = offset(0);
    for (std::size_t i = 0; i < sizes.times; ++i) {
        const std::int64_t at = std::clamp(integerAt(block, 8 * i, 8), -kSecondsOfYear20000, kSecondsOfYear20000);
        if (!history.changes.empty() && at * kSecondUs < history.changes.back().at)
            refuse(name, "its file is damaged");
        history.changes.push_back({at * kSecondUs, offset(static_cast<unsigned char>(block[kinds + i]))});
    }
    return history;
}

void addRuledChanges(const ZoneRule &rule, ZoneHistory &history)
{
    const TimeUs last = history.changes.empty() ? 0 : history.changes.back().at;
    if (!rule.summer)
        return;
    const int first = civilFromTime(last).year;
    const int repeating = first + 401;
    for (int year = first; year <= repeating; ++year) {
        ZoneChange begin{rule.summerBegins.in(year)-rule.standard, *rule.summer};
        ZoneChange end{rule.summerEnds.in(year) - *rule.summer, rule.standard};
        if (end.at < begin.at)
            std::swap(begin, end);
        for (const ZoneChange &change : {begin, end}) {
            if (history.changes.empty() || change.at > history.changes.back().at)
                history.changes.push_back(change);
        }
    }
    history.repeatsAt = daysFromCivil(repeating, 1, 1) * kDayUs;
}

} // namespace

ZoneHistory parseZoneFile(std::string_view bytes, std::string_view name)
{
    const BlockSizes old = takeHeader(bytes, name); // of 32-bit times, only kept for old programs
    if (old.bytes(4) > bytes.size())
        refuse(name, "its file is cut short");
    bytes.remove_prefix(old.bytes(4));
    const BlockSizes sizes = takeHeader(bytes, name);
    if (sizes.bytes(8) > bytes.size() || sizes.types == 0 || sizes.leaps != 0)
        refuse(name, "its file is damaged");
    ZoneHistory history = listedChanges(bytes, sizes, name);
    std::string_view rule = bytes.substr(sizes.bytes(8));
    if (rule.size() <= 2) // "\n\n": no rule is known
        return history;
    if (!rule.starts_with('\n') || !rule.ends_with('\n'))
        refuse(name, "its file is damaged");
    const auto parsed = parseZoneRule(rule.substr(1, rule.size() - 2));
    if (!parsed)
        refuse(name, "the rule in its file is not understood");
    addRuledChanges(*parsed, history);
    return history;
}

ZoneHistory readZone(std::string_view name)
{
    const auto isPart = [](char c) {
        return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' || c == '-' || c == '+' ||
               c == '/';
    };
    if (name.empty() || name.size() > 100 || name.front() == '/' || !std::ranges::all_of(name, isPart))
        refuse(name, "that is not how zones are named");
    const std::filesystem::path path = std::filesystem::path(kFolder) / name;
    std::ifstream stream(path, std::ios::binary);
    if (!std::filesystem::is_regular_file(path) || !stream)
        refuse(name, "there is no such file in " + std::string(kFolder));
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    return parseZoneFile(bytes, name);
}

} // namespace anomalyst::importing
