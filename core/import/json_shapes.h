// JSON logs whose tool is known by their keys, where a value means something else than JSON alone would say.
#pragma once

#include "core/import/reader.h"

namespace anomalyst::importing
{

// Of the systemd journal: what is no plain text stands as an array of its bytes.
std::optional<std::string> recogniseJournal(const Head &head, const ImportOptions &options);
std::unique_ptr<Reader> openJournal(const Head &head, const ImportOptions &options);

// Of AWS CloudTrail: the parameters of a request are kept as a whole beside their columns.
std::optional<std::string> recogniseCloudTrail(const Head &head, const ImportOptions &options);
std::unique_ptr<Reader> openCloudTrail(const Head &head, const ImportOptions &options);

// Of osquery: a line may hold the many rows of a snapshot or of a difference.
std::optional<std::string> recogniseOsquery(const Head &head, const ImportOptions &options);
std::unique_ptr<Reader> openOsquery(const Head &head, const ImportOptions &options);

} // namespace anomalyst::importing
