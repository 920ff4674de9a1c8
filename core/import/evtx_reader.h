// Windows event logs (EVTX): every record is a row of the fields of its document, be it counted by its chunk or found
// in what is left of older ones; bytes that are no record where one ought to be are rejected. Single thread.
#pragma once

#include "core/import/reader.h"

namespace anomalyst::importing
{

std::optional<std::string> recogniseEvtx(const Head &head, const ImportOptions &options);
std::unique_ptr<Reader> openEvtx(const Head &head, const ImportOptions &options);

} // namespace anomalyst::importing
