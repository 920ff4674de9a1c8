#include "tests/support/reference.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <limits>
#include <sstream>
#include <stdexcept>

namespace anomalyst::test
{

std::filesystem::path sharedFolder()
{
    const QByteArray chosen = qgetenv("ANOMALYST_SHARED");
    if (!chosen.isEmpty())
        return chosen.toStdString();
    return std::filesystem::path(ANOMALYST_SOURCE_DIR).parent_path() / "shared";
}

std::filesystem::path referenceFile(const std::string &name)
{
    return sharedFolder() / "reference" / name;
}

std::filesystem::path sampleFile(const std::string &name)
{
    return sharedFolder() / "samples" / name;
}

std::filesystem::path dataFile(const std::string &name)
{
    return std::filesystem::path(ANOMALYST_SOURCE_DIR) / "tests" / "data" / name;
}

std::size_t CsvTable::column(const std::string &name) const
{
    const auto found = std::ranges::find(header, name);
    if (found == header.end())
        throw std::runtime_error("no column " + name);
    return static_cast<std::size_t>(found - header.begin());
}

std::vector<double> CsvTable::numbers(const std::string &name) const
{
    std::vector<double> values;
    for (const std::string &text : texts(name)) {
        double value = std::numeric_limits<double>::quiet_NaN();
        if (!text.empty())
            std::from_chars(text.data(), text.data() + text.size(), value);
        values.push_back(value);
    }
    return values;
}

std::vector<std::string> CsvTable::texts(const std::string &name) const
{
    const std::size_t index = column(name);
    std::vector<std::string> values;
    for (const auto &row : rows)
        values.push_back(row.at(index));
    return values;
}

CsvTable readCsv(const std::filesystem::path &path)
{
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return parseCsv(text.str());
}

CsvTable parseCsv(const std::string &text)
{
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row;
    std::string field;
    bool quoted = false;
    const auto endField = [&] {
        row.push_back(std::move(field));
        field.clear();
    };
    const auto endRow = [&] {
        endField();
        rows.push_back(std::move(row));
        row.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '"' && i + 1 < text.size() && text[i + 1] == '"')
                field += text[++i];
            else if (c == '"')
                quoted = false;
            else
                field += c;
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            endField();
        } else if (c == '\n') {
            endRow();
        } else if (c != '\r') {
            field += c;
        }
    }
    if (!field.empty() || !row.empty())
        endRow();
    CsvTable table;
    if (!rows.empty()) {
        table.header = rows.front();
        table.rows.assign(rows.begin() + 1, rows.end());
    }
    return table;
}

double largestRelativeDifference(const std::vector<double> &actual, const std::vector<double> &expected)
{
    if (actual.size() != expected.size())
        return std::numeric_limits<double>::infinity();
    double scale = 0;
    double difference = 0;
    for (std::size_t i = 0; i < actual.size(); ++i) {
        if (std::isnan(actual[i]) != std::isnan(expected[i]))
            return std::numeric_limits<double>::infinity();
        if (std::isnan(actual[i]))
            continue;
        scale = std::max(scale, std::abs(expected[i]));
        difference = std::max(difference, std::abs(actual[i] - expected[i]));
    }
    return scale > 0 ? difference / scale : difference;
}

} // namespace anomalyst::test
