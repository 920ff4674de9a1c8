#include "resources/sample_logs/log_text.h"

#include "resources/sample_logs/sample_logs.h"

#include <fstream>

namespace anomalyst::samples
{

namespace
{

void appendPadded(std::string &text, std::int64_t value, int digits)
{
    std::string number = std::to_string(value);
    text.append(static_cast<std::size_t>(digits) - number.size(), '0');
    text += number;
}

} // namespace

std::string marchTime(std::int64_t seconds, int milliseconds)
{
    const std::int64_t within = seconds - kMarch;
    std::string text = "2024-03-";
    appendPadded(text, within / kDay + 1, 2);
    text += 'T';
    appendPadded(text, within % kDay / kHour, 2);
    text += ':';
    appendPadded(text, within % kHour / kMinute, 2);
    text += ':';
    appendPadded(text, within % kMinute, 2);
    if (milliseconds >= 0) {
        text += '.';
        appendPadded(text, milliseconds, 3);
    }
    return text + 'Z';
}

bool isWeekend(std::int64_t seconds)
{
    const std::int64_t weekday = ((seconds - kMarch) / kDay + 4) % 7; // 0: Monday
    return weekday >= 5;
}

int hourOfDay(std::int64_t seconds)
{
    return static_cast<int>((seconds - kMarch) % kDay / kHour);
}

std::string hex(std::uint64_t value)
{
    std::string digits;
    do {
        digits.insert(digits.begin(), "0123456789abcdef"[value % 16]);
        value /= 16;
    } while (value != 0);
    return "0x" + digits;
}

std::string csvRow(std::initializer_list<std::string_view> fields)
{
    std::string row;
    for (const std::string_view field : fields) {
        if (!row.empty())
            row += ',';
        if (field.find_first_of(",\"\n") == std::string_view::npos) {
            row += field;
            continue;
        }
        row += '"';
        for (const char c : field) {
            if (c == '"')
                row += '"';
            row += c;
        }
        row += '"';
    }
    return row + '\n';
}

void writeWhole(const std::filesystem::path &path, std::string_view text)
{
    std::ofstream stream;
    stream.exceptions(std::ios::failbit | std::ios::badbit);
    stream.open(path, std::ios::binary | std::ios::trunc);
    stream.write(text.data(), static_cast<std::streamsize>(text.size()));
    stream.close();
}

std::vector<std::filesystem::path> sampleLogNames()
{
    return {"flows.csv", "processes.csv", "audit.jsonl"};
}

std::vector<std::filesystem::path> writeSampleLogs(const std::filesystem::path &folder)
{
    std::filesystem::create_directories(folder);
    std::vector<std::filesystem::path> paths = sampleLogNames();
    for (std::filesystem::path &path : paths)
        path = folder / path;
    writeWhole(paths[0], flowLog());
    writeWhole(paths[1], processLog());
    writeWhole(paths[2], auditLog());
    return paths;
}

} // namespace anomalyst::samples
