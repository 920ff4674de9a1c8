// What kind of archive a source is, by its first bytes. Any thread.
#pragma once

#include "core/import/byte_source.h"

#include <string>

namespace anomalyst::importing
{

enum class ArchiveKind { None, Gzip, Bzip2, Xz, Zstd, Zip, Tar };

ArchiveKind archiveKind(const ByteSource &source);

// Whether it holds files with names; else it is one packed file.
bool holdsNames(ArchiveKind kind);

// "flows.csv.gz" holds "flows.csv", "logs.tgz" holds "logs.tar".
std::string nameWithin(const std::string &packed);

// Whether a name that is used as it stands could lead out of the folder where an archive is unpacked.
bool leadsOut(std::string_view name);

} // namespace anomalyst::importing
