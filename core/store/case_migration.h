// Brings a case of an earlier version to this one. On the calling thread.
#pragma once

#include <filesystem>

namespace anomalyst::store
{

// In one transaction: cut off, the case is what it was. Nothing to do for a case of this version. Throws Error when it
// is no case or cannot be written.
void migrateCase(const std::filesystem::path &path);

} // namespace anomalyst::store
