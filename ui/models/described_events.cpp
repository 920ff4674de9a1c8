#include "ui/models/described_events.h"

#include <initializer_list>

namespace anomalyst::ui
{

namespace
{

std::optional<std::size_t> firstWithRole(const store::LogInfo &log, std::initializer_list<Role> roles)
{
    for (const Role role : roles) {
        if (const auto column = log.columnWithRole(role))
            return column;
    }
    return std::nullopt;
}

QString textAt(const std::shared_ptr<const store::Column> &column, EventRow row)
{
    const auto *text = std::get_if<store::TextColumn>(column.get());
    if (text == nullptr)
        return {};
    const std::string_view value = text->pool[text->codes[row]];
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

} // namespace

DescribedEvents::DescribedEvents(const store::EventColumns &events, const WorkContext &context)
{
    const store::LogInfo &log = events.log();
    const auto load = [&](std::optional<std::size_t> column, std::string *name) {
        if (column && name != nullptr)
            *name = log.columns[*column].name;
        return column ? events.column(*column, context) : nullptr;
    };
    m_time = load(log.columnWithRole(Role::Time), nullptr);
    m_program = load(firstWithRole(log, {Role::Process, Role::Operation, Role::Host}), &m_programName);
    const std::vector<std::size_t> users = log.columnsWithRole(Role::User);
    m_user = load(users.empty() ? std::nullopt : std::optional(users.back()), nullptr);
    m_command = load(firstWithRole(log, {Role::CommandLine, Role::Parameters, Role::Process}), &m_commandName);
}

TimeUs DescribedEvents::time(EventRow row) const
{
    const auto *times = std::get_if<store::TimeColumn>(m_time.get());
    return times != nullptr ? times->values[row] : kMissingTime;
}

QString DescribedEvents::program(EventRow row) const
{
    return lastPathPart(textAt(m_program, row));
}

QString DescribedEvents::command(EventRow row) const
{
    return textAt(m_command, row);
}

QString DescribedEvents::user(EventRow row) const
{
    return textAt(m_user, row);
}

QString lastPathPart(const QString &path)
{
    return path.mid(path.lastIndexOf(QLatin1Char(path.contains(QLatin1Char('\\')) ? '\\' : '/')) + 1);
}

} // namespace anomalyst::ui
