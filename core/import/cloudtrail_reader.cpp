#include "core/import/json_shapes.h"
#include "core/import/table_head.h"

namespace anomalyst::importing
{

std::optional<std::string> recogniseCloudTrail(const Head &head, const ImportOptions &options)
{
    if (isJsonHead(head) && namesColumns(head, options, {"eventSource", "eventName", "awsRegion", "userIdentity"}))
        return "Its records have an \"eventSource\", \"eventName\" and \"awsRegion\", as those of AWS CloudTrail do.";
    return std::nullopt;
}

std::unique_ptr<Reader> openCloudTrail(const Head &head, const ImportOptions &options)
{
    return openAnyJson(head, options, {.keptWhole = "requestParameters"});
}

} // namespace anomalyst::importing
