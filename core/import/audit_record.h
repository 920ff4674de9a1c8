// One record of Linux auditd taken apart: "type=... msg=audit(SECONDS:SERIAL): key=value ...". Views into the line.
// Pure functions, any thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace anomalyst::importing
{

struct AuditRecord {
    std::string_view node; // data() == nullptr: none
    std::string_view type;
    std::string_view time; // seconds since the epoch, with a fraction
    std::string_view serial;
    std::string_view fields;
    std::string_view enriched; // what auditd added behind 0x1d: names for the numbers
};

// Nothing for a line that is no such record.
std::optional<AuditRecord> parseAuditRecord(std::string_view line);

struct AuditField {
    std::string_view key; // data() == nullptr: a word without a value
    std::string_view value;
    bool quoted = false;
};
// The fields one after the other, those inside of msg='...' among them.
void eachAuditField(std::string_view fields, const std::function<void(const AuditField &)> &take);

// Whether values of the key are written as hexadecimal digits when they hold blanks or the like.
bool isEncodedAuditKey(std::string_view key);
// The bytes of such a value, with a blank for each NUL; nothing when it is not written so.
std::optional<std::string> decodeAuditValue(std::string_view value);

} // namespace anomalyst::importing
