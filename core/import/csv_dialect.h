// How a CSV text parts its fields: found by splitting its first records with every candidate. Pure, any thread.
#pragma once

#include "core/import/head.h"
#include "core/import/import_file.h"

#include <optional>
#include <string>

namespace anomalyst::importing
{

struct CsvDialect {
    char delimiter = ',';
    std::size_t columns = 1;   // of most records
    double share = 0;          // of the records that have that many
    std::size_t records = 0;   // looked at
    std::size_t hintBytes = 0; // of a first line "sep=;"
    std::string reason;        // one sentence
};

CsvDialect detectDialect(const Head &head, std::optional<char> wished);
std::string delimiterName(char delimiter); // "','", "tab"

} // namespace anomalyst::importing
