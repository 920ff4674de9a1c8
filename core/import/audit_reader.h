// Linux auditd: the records of one event become one event. A key that two records of it give differently gets the type
// of the later record in front, those of a second record of a type always do ("path2.name"); names that auditd added
// for numbers are
// "<key>.name"; the arguments of EXECVE are joined to "command_line". Records of several events may be mixed, as
// processors are. Single thread.
#pragma once

#include "core/import/audit_record.h"
#include "core/import/row_reader.h"

#include <deque>
#include <map>

namespace anomalyst::importing
{

std::optional<std::string> recogniseAudit(const Head &head, const ImportOptions &options);
std::unique_ptr<Reader> openAudit(const Head &head, const ImportOptions &options);

class AuditReader final : public RowReader
{
public:
private:
    struct Event {
        std::string id; // node, time and serial
        TimeUs time = 0;
        std::uint64_t line = 0;
        std::string records; // its lines
        std::uint64_t bytes = 0;
        bool ended = false;
    };

    void begin(const Reading &) override { m_open.clear(); }
    bool takeLine(const Reading &reading, const LogLine &line) override;
    void finish(const Reading &reading) override;
    Event &eventOf(const AuditRecord &record, std::uint64_t line);
    bool emitFirst(const Reading &reading);
    bool emitEnded(const Reading &reading);
    void putRecord(const AuditRecord &record, std::uint64_t line, Warnings &warnings);
    void putField(const std::string &prefix, const std::string &key, std::string_view value);
    std::string_view textOf(const AuditField &field, bool isArgument, std::uint64_t line, Warnings &warnings);
    void putTypes();

    std::deque<Event> m_open; // oldest first
    // Of the event that is being put together:
    std::map<std::string, int, std::less<>> m_recordsOfType;
    std::vector<std::string_view> m_types;
    bool m_isRepeated = false; // a record of the type at hand came before
    std::string m_commandLine;
    std::string m_detail;
};

} // namespace anomalyst::importing
