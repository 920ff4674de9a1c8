// importFile with the size of its reads as a parameter, which changes nothing but speed and memory. Runs on the calling
// thread, with one helper thread for the digest.
#pragma once

#include "core/import/import_file.h"

namespace anomalyst::importing
{

inline constexpr std::size_t kBlockBytes = 1u << 20;

ImportReport importInBlocks(const std::filesystem::path &path, const ImportOptions &options, EventSink &sink,
                            const WorkContext &context, std::size_t blockBytes);

} // namespace anomalyst::importing
