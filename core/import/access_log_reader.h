// Access logs of Apache and nginx, common and combined, also with the virtual host in front and further fields behind.
// The method and the path together are the column "operation". Single thread.
#pragma once

#include "core/import/row_reader.h"

namespace anomalyst::importing
{

std::optional<std::string> recogniseAccessLog(const Head &head, const ImportOptions &options);
std::unique_ptr<Reader> openAccessLog(const Head &head, const ImportOptions &options);

class AccessLogReader final : public RowReader
{
public:
private:
    bool takeLine(const Reading &reading, const LogLine &line) override;
    void putRequest(std::string_view request);
};

} // namespace anomalyst::importing
