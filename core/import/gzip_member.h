// What a gzip file holds: all of its streams one behind the other, their lengths and checksums verified. Single thread.
#pragma once

#include "core/base/progress.h"
#include "core/import/byte_source.h"

#include <functional>
#include <string_view>

namespace anomalyst::importing
{

// Hands the unpacked bytes over piece by piece, until no more are wanted. Throws Error for what is damaged or cut short, Cancelled. Bytes behind
// the last stream are no part of the file.
void unpackGzip(const ByteSource &source, const WorkContext &context,
                const std::function<bool(std::string_view)> &take);

} // namespace anomalyst::importing
