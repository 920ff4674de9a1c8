// The bundled sample imported as one case of three logs: flows, processes, audit.
#pragma once

#include <filesystem>

namespace anomalyst::test
{

std::filesystem::path makeSampleCase(const std::filesystem::path &folder);

} // namespace anomalyst::test
