#include "core/import/audit_reader.h"

#include "core/import/clean_text.h"
#include "core/import/epoch_text.h"
#include "core/import/head_lines.h"
#include "core/import/split_text.h"

#include <algorithm>

namespace anomalyst::importing
{

namespace
{

constexpr DurationUs kLongestEvent = 2 * kSecondUs; // what auditd's own tools wait for late records
constexpr std::size_t kMaxOpenEvents = 64;
constexpr std::size_t kMaxEventBytes = 1u << 20;

std::string idOf(const AuditRecord &record)
{
    std::string id(record.node);
    return id.append("\n").append(record.time).append(":").append(record.serial);
}

// "a0", "a12", "a1[3]": an argument, or a part of one that was too long for a record.
bool isArgumentKey(std::string_view key)
{
    return key.size() > 1 && key.front() == 'a' && key[1] >= '0' && key[1] <= '9' && !key.ends_with("_len");
}

bool isAbsent(const AuditField &field)
{
    return !field.quoted && (field.value == "(null)" || field.value == "?" || field.value == "(none)");
}

} // namespace

bool AuditReader::takeLine(const Reading &reading, const LogLine &line)
{
    const std::optional<AuditRecord> record = parseAuditRecord(line.text);
    const ParsedTime time = record ? parseEpoch(record->time, EpochUnit::Seconds) : ParsedTime{};
    if (time.outcome != ParsedTime::Outcome::Read)
        return reject(reading, line, "AUDIT: it does not begin with type=... msg=audit(time:serial)");
    while (!m_open.empty() && (m_open.size() >= kMaxOpenEvents || time.time - m_open.front().time > kLongestEvent)) {
        if (!emitFirst(reading))
            return false;
    }
    Event &event = eventOf(*record, line.number);
    event.time = time.time;
    event.ended = event.ended || record->type == "EOE";
    event.records.append(event.records.empty() ? "" : "\n").append(line.text);
    event.bytes += line.bytes;
    event.ended = event.ended || event.records.size() > kMaxEventBytes;
    return emitEnded(reading);
}

AuditReader::Event &AuditReader::eventOf(const AuditRecord &record, std::uint64_t line)
{
    std::string id = idOf(record);
    const auto found = std::find_if(m_open.rbegin(), m_open.rend(),
                                    [&](const Event &event) { return event.id == id && !event.ended; });
    if (found != m_open.rend())
        return *found;
    Event &event = m_open.emplace_back();
    event.id = std::move(id);
    event.line = line;
    return event;
}

bool AuditReader::emitEnded(const Reading &reading)
{
    while (!m_open.empty() && m_open.front().ended) {
        if (!emitFirst(reading))
            return false;
    }
    return true;
}

void AuditReader::finish(const Reading &reading)
{
    while (!m_open.empty() && emitFirst(reading)) {
    }
}

bool AuditReader::emitFirst(const Reading &reading)
{
    const std::uint64_t line = m_open.front().line;
    const std::uint64_t bytes = m_open.front().bytes;
    std::string &text = m_row.newText();
    text.swap(m_open.front().records);
    m_open.pop_front();
    m_recordsOfType.clear();
    m_types.clear();
    m_commandLine.clear();
    m_detail.clear();
    m_row.start(line);
    std::string_view rest = text;
    while (!rest.empty()) {
        if (const auto record = parseAuditRecord(takeUntil(rest, '\n')))
            putRecord(*record, line, reading.warnings);
    }
    putTypes();
    return handOver(reading, line, bytes, text);
}

void AuditReader::putRecord(const AuditRecord &record, std::uint64_t line, Warnings &warnings)
{
    if (m_types.empty()) {
        m_row.put("time", record.time);
        m_row.put("event", record.serial);
        m_row.put("type", {});
        if (record.node.data())
            m_row.put("node", record.node);
    }
    if (record.type == "EOE")
        return;
    if (std::ranges::find(m_types, record.type) == m_types.end())
        m_types.push_back(record.type);
    const int number = ++m_recordsOfType[std::string(record.type)];
    const std::string prefix = lowerAscii(record.type) + (number > 1 ? std::to_string(number) : "") + ".";
    const bool isExec = record.type == "EXECVE";
    m_isRepeated = number > 1;
    eachAuditField(record.fields, [&](const AuditField &field) {
        if (!field.key.data()) {
            m_detail.append(m_detail.empty() ? "" : " ").append(field.value);
        } else if (isExec && isArgumentKey(field.key)) {
            const bool continues = field.key.ends_with(']') && !field.key.ends_with("[0]");
            m_commandLine.append(m_commandLine.empty() || continues ? "" : " ");
            m_commandLine.append(textOf(field, true, line, warnings));
        } else if (!isExec || field.key == "argc") {
            // The host that a person came from must not pass for the one that wrote the log.
            const std::string key(field.key == "hostname" ? std::string_view("remote_hostname") : field.key);
            putField(prefix, key, isAbsent(field) ? std::string_view() : textOf(field, false, line, warnings));
        }
    });
    eachAuditField(record.enriched, [&](const AuditField &field) {
        if (field.key.data())
            putField(prefix, lowerAscii(field.key) + ".name", textOf(field, false, line, warnings));
    });
}

void AuditReader::putField(const std::string &prefix, const std::string &key, std::string_view value)
{
    const bool clashes = m_isRepeated || (m_row.has(key) && m_row.text(key) != value);
    m_row.put(clashes ? prefix + key : key, value);
}

std::string_view AuditReader::textOf(const AuditField &field, bool isArgument, std::uint64_t line, Warnings &warnings)
{
    if (field.quoted || !(isArgument || isEncodedAuditKey(field.key)))
        return field.value;
    std::optional<std::string> decoded = decodeAuditValue(field.value);
    if (!decoded)
        return field.value;
    Uncleanness found;
    std::string &text = m_row.newText();
    text = isClean(*decoded) ? std::move(*decoded) : cleanText(*decoded, &found);
    warnOfUncleanness(found, line, warnings);
    return text;
}

void AuditReader::putTypes()
{
    std::string &types = m_row.newText();
    for (const std::string_view type : m_types)
        types.append(types.empty() ? "" : ",").append(type);
    m_row.put("type", types);
    const auto putIfThere = [this](std::string_view name, const std::string &text) {
        if (!text.empty())
            m_row.put(name, m_row.newText() = text);
    };
    putIfThere("command_line", m_commandLine);
    putIfThere("detail", m_detail);
}

std::optional<std::string> recogniseAudit(const Head &head, const ImportOptions &)
{
    if (voteOfLines(head, [](std::string_view line) { return parseAuditRecord(line).has_value(); }).isMajority())
        return "Its first lines are records \"type=... msg=audit(...)\" of Linux auditd.";
    return std::nullopt;
}

std::unique_ptr<Reader> openAudit(const Head &, const ImportOptions &)
{
    return std::make_unique<AuditReader>();
}

} // namespace anomalyst::importing
