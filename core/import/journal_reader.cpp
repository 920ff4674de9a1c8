#include "core/import/json_shapes.h"
#include "core/import/table_head.h"

namespace anomalyst::importing
{

std::optional<std::string> recogniseJournal(const Head &head, const ImportOptions &options)
{
    if (isJsonHead(head) && namesColumns(head, options, {"__REALTIME_TIMESTAMP"}))
        return "Its records have a \"__REALTIME_TIMESTAMP\", as those of the systemd journal do.";
    return std::nullopt;
}

std::unique_ptr<Reader> openJournal(const Head &head, const ImportOptions &options)
{
    return openAnyJson(head, options, {.bytesAreText = true});
}

} // namespace anomalyst::importing
