// The disk of SQLite in tests: from a given change to a file on it kills the process, is full or fails. Changes are
// writes, syncs, truncations and removals, counted over all connections. Any thread.
#pragma once

#include <cstdint>

namespace anomalyst::test
{

enum class Fault { None, Kill, Full, Error };

// From here on every connection goes through it; before the first one is opened.
void useFaultyDisk();
// The change number `at`, counted from 1 from this call on, and every one after it meets the fault.
void setFault(Fault fault, std::uint64_t at);
std::uint64_t changesSinceFaultWasSet();

} // namespace anomalyst::test
