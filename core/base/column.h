// What a column of a log is: its name, the type of its values and the role it plays for the analyses.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace anomalyst
{

enum class ColumnType : std::uint8_t { Text, Integer, Real, Time };

// Analyses ask for roles, never for column names. At most one column of a log has a given role, except that several may
// be User columns (an account and an address, say).
enum class Role : std::uint8_t {
    None,
    Time,
    Host,
    User,
    Session,
    Process,
    CommandLine,
    Operation,
    Parameters,
    Bytes,
    Address,
};

inline constexpr std::array kAllRoles = {Role::Time,    Role::Host,        Role::User,      Role::Session,
                                         Role::Process, Role::CommandLine, Role::Operation, Role::Parameters,
                                         Role::Bytes,   Role::Address};

struct ColumnSpec {
    std::string name; // as in the source, unique within the log
    ColumnType type = ColumnType::Text;
    Role role = Role::None;

    friend bool operator==(const ColumnSpec &, const ColumnSpec &) = default;
};

// "text", "integer", "real", "time".
std::string_view columnTypeName(ColumnType type);
std::optional<ColumnType> columnTypeFromName(std::string_view name);
// "", "time", "host", "user", "session", "process", "command_line", "operation", "parameters", "bytes", "address".
std::string_view roleName(Role role);
std::optional<Role>
roleFromName(std::string_view name); // "none" and "" give Role::None; "command line" is understood too

} // namespace anomalyst
