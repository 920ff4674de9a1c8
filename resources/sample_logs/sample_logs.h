// The bundled sample: three logs of an invented company in March 2024 that tell one story. Written by a seeded
// generator, byte for byte the same everywhere: own random numbers, no locale, standard library only. Any thread.
//
// The story: in the night of 19 March somebody signs in as the administrator m.keller from an address never seen
// before, forwards a mailbox and switches auditing off (audit.jsonl), then works on the file server FS-02 in a session
// that runs what nobody runs there (processes.csv), and two hours later the server sends its archive away (flows.csv).
#pragma once

#include <filesystem>
#include <vector>

namespace anomalyst::samples
{

// "flows.csv", "processes.csv", "audit.jsonl".
std::vector<std::filesystem::path> sampleLogNames();

// Writes flows.csv, processes.csv and audit.jsonl into the folder (made when it is not there) and returns their paths.
// Throws std::filesystem::filesystem_error or std::ios_base::failure.
std::vector<std::filesystem::path> writeSampleLogs(const std::filesystem::path &folder);

} // namespace anomalyst::samples
