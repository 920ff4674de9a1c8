// importFile with the sizes of its reads as parameters, which change nothing but speed and memory. Runs on the calling
// thread, with one helper thread for the digest.
#pragma once

#include "core/import/import_file.h"

namespace anomalyst::importing
{

struct ImportRun {
    std::size_t blockBytes = 1u << 20;
    // How much is looked at before rows are handed over. What comes later may prove the plan made from it wrong: then
    // the source is read again with the right one.
    std::uint64_t firstLookBytes = 16u << 20;
};

ImportReport importInBlocks(const std::filesystem::path &path, const ImportOptions &options, EventSink &sink,
                            const WorkContext &context, const ImportRun &run);

} // namespace anomalyst::importing
