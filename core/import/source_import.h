// One source on its way into a sink: its encoding is found, its front tells a plan, and one reading delivers the rows
// and checks what the front promised. Runs on the calling thread, with one helper thread for the digest.
#pragma once

#include "core/import/byte_source.h"
#include "core/import/import_run.h"
#include "core/import/warnings.h"

namespace anomalyst::importing
{

struct SourceOrder {
    const ByteSource &source;
    const ImportOptions &options;
    std::string logName; // unless the options name one
    Warnings found = {}; // before a byte of it was read
};

// The name of a log that comes from this file.
std::string stemOf(const std::filesystem::path &path);

// Throws what importFile throws.
ImportReport importSource(const SourceOrder &order, EventSink &sink, const WorkContext &context, const ImportRun &run);

} // namespace anomalyst::importing
