// The members of a zip archive, read without the importer that it helps to test. Stored and deflated ones; no Zip64.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace anomalyst::test
{

// Name -> content. Throws std::runtime_error for what is no such archive.
std::map<std::string, std::string> readZip(const std::filesystem::path &path);

} // namespace anomalyst::test
