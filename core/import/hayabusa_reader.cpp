#include "core/import/split_text.h"
#include "core/import/table_head.h"
#include "core/import/table_readers.h"
#include "core/import/unfolding_reader.h"

#include <array>

namespace anomalyst::importing
{

namespace
{

constexpr std::string_view kSeparator = " \xc2\xa6 "; // a broken bar
constexpr std::size_t kLongestKey = 64;

class HayabusaReader final : public UnfoldingReader
{
public:
    using UnfoldingReader::UnfoldingReader;

private:
    bool unfold(const Cell &cell, Warnings &) override;
    void putPart(std::string_view column, std::string_view part);

    std::string m_name;
};

// Length of the key at the front of "Key: value"; 0 when there is none.
std::size_t keyLength(std::string_view part)
{
    const std::size_t colon = part.find(':');
    const bool isKey = colon != std::string_view::npos && colon <= kLongestKey && colon < part.find(kSeparator) &&
                       (colon + 1 == part.size() || part[colon + 1] == ' ');
    return isKey ? colon : 0;
}

bool HayabusaReader::unfold(const Cell &cell, Warnings &)
{
    if (cell.column != "Details" && cell.column != "ExtraFieldInfo" && cell.column != "AllFieldInfo")
        return false;
    if (cell.text == "-") {
        m_row.put(cell.column, {});
        return true;
    }
    if (keyLength(cell.text) == 0)
        return false;
    std::string_view rest = cell.text;
    std::size_t end = 0;
    while (end != std::string_view::npos) { // a part without a key belongs to the value before it
        end = rest.find(kSeparator);
        while (end != std::string_view::npos && keyLength(rest.substr(end + kSeparator.size())) == 0)
            end = rest.find(kSeparator, end + 1);
        putPart(cell.column, rest.substr(0, end));
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + kSeparator.size());
    }
    return true;
}

void HayabusaReader::putPart(std::string_view column, std::string_view part)
{
    const std::size_t colon = keyLength(part);
    m_name.assign(column).append(".").append(part.substr(0, colon));
    const std::string_view value = withoutLeadingBlanks(part.substr(colon + 1));
    putField(m_name, value == "-" || value.empty() ? std::string_view() : value);
}

} // namespace

std::optional<std::string> recogniseHayabusa(const Head &head, const ImportOptions &options)
{
    if (isJsonHead(head))
        return std::nullopt; // there, the details are objects already
    for (const std::string_view details : {"Details", "ExtraFieldInfo", "AllFieldInfo"}) {
        if (namesColumns(head, options, {"Timestamp", "RuleTitle", details}))
            return "It has the columns \"Timestamp\", \"RuleTitle\" and \"" + std::string(details) +
                   "\", as Hayabusa writes them.";
    }
    return std::nullopt;
}

std::unique_ptr<Reader> openHayabusa(const Head &head, const ImportOptions &options)
{
    return std::make_unique<HayabusaReader>(openTable(head, options));
}

} // namespace anomalyst::importing
