#include "core/store/kept_text.h"

#include "core/base/error.h"

namespace anomalyst::store
{

namespace
{

std::string keyOf(std::string_view kind, std::string_view name)
{
    if (name.empty())
        throw Error("what is kept in a case needs a name", std::string(kind), "give it one");
    return std::string(kind) + ':' + std::string(name);
}

} // namespace

void keepText(CaseFile &file, std::string_view kind, std::string_view name, std::string_view text)
{
    const std::string key = keyOf(kind, name);
    Transaction transaction(file.database());
    Statement statement = file.database().prepare("INSERT INTO case_info(key, value) VALUES(?, ?) "
                                                  "ON CONFLICT(key) DO UPDATE SET value = excluded.value");
    statement.bind(1, key);
    statement.bind(2, text);
    statement.step();
    transaction.commit();
}

std::vector<std::string> keptNames(CaseFile &file, std::string_view kind)
{
    const std::string prefix = std::string(kind) + ':';
    Statement statement =
        file.database().prepare("SELECT key FROM case_info WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key");
    statement.bind(1, prefix);
    std::vector<std::string> names;
    while (statement.step())
        names.push_back(std::string(statement.text(0)).substr(prefix.size()));
    return names;
}

std::optional<std::string> keptText(CaseFile &file, std::string_view kind, std::string_view name)
{
    const std::string key = keyOf(kind, name);
    Statement statement = file.database().prepare("SELECT value FROM case_info WHERE key = ?");
    statement.bind(1, key);
    if (!statement.step())
        return std::nullopt;
    return std::string(statement.text(0));
}

void removeKeptText(CaseFile &file, std::string_view kind, std::string_view name)
{
    const std::string key = keyOf(kind, name);
    Transaction transaction(file.database());
    Statement statement = file.database().prepare("DELETE FROM case_info WHERE key = ?");
    statement.bind(1, key);
    statement.step();
    transaction.commit();
}

} // namespace anomalyst::store
