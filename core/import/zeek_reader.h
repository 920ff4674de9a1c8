// Zeek's tab-separated logs: lines that begin with '#' say the separator, the names and types of the fields and what
// stands for "unset" and "empty"; they may come again with other fields. Values of the type time become ISO times. A
// log of connections gets a column "bytes", those of both directions. Single thread.
#pragma once

#include "core/import/row_reader.h"

namespace anomalyst::importing
{

std::optional<std::string> recogniseZeek(const Head &head, const ImportOptions &options);
std::unique_ptr<Reader> openZeek(const Head &head, const ImportOptions &options);

class ZeekReader final : public RowReader
{
public:
private:
    struct Field {
        std::string name;
        bool isTime = false;
    };

    void begin(const Reading &reading) override;
    bool takeLine(const Reading &reading, const LogLine &line) override;
    bool takeDirective(const Reading &reading, const LogLine &line);
    std::string_view valueOf(std::string_view text, bool isTime);
    void putBothDirections();

    std::string m_separator;
    std::string m_unset;
    std::string m_empty;
    std::vector<Field> m_fields;
    bool m_hasDirections = false;
};

} // namespace anomalyst::importing
