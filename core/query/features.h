// Events → feature rows: the input of clustering. analyses.md §2. A text's feature is computed once a distinct text.
#pragma once

#include "core/query/selection.h"

#include <string>
#include <vector>

namespace anomalyst::query
{

enum class Measure {
    Value,
    DelimCount,
    DelimHash,
    CharOrdScore,
    TokenCount,
    Length,
    LogLength,
    Crc32,
    IsSystemSession
};

struct FeatureSpec {
    Measure measure = Measure::Value; // Value: the number in the column itself
    std::string column;

    friend bool operator==(const FeatureSpec &, const FeatureSpec &) = default;
};

std::string_view measureName(Measure measure); // "value", "delim_count", ...
// "COLUMN" or "measure:COLUMN"; a column with ':' in its name needs its measure. Throws Error naming the measures.
FeatureSpec parseFeature(std::string_view text);
std::string formatFeature(const FeatureSpec &feature); // the text above; also the column title

// The measures of one text, by Unicode code points; exact, any thread. MSTICPy's eventcluster features.
// Value: the number that the text reads as, else 0.
double measureText(Measure measure, std::string_view utf8);

enum class Normalization { L2, Standard, None };

// delim_count(command line), char_ord_score(process), char_ord_score(user), is_system_session(session) as far as the
// log has columns of these roles; throws Error naming the missing roles when none is there.
std::vector<FeatureSpec> defaultFeatures(const store::LogInfo &log);

// Row-major, one row an event of the row set, one column a feature.
struct FeatureTable {
    std::vector<FeatureSpec> features;
    std::size_t rows = 0;
    std::vector<double> raw;        // rows * features.size(), as measured
    std::vector<double> normalized; // the same shape, what distances are taken of
    std::size_t missing = 0;        // numbers that are missing in the log and count as 0
};

// Throws Error for an unknown column, or a number feature on a column without numbers.
FeatureTable buildFeatures(const store::EventColumns &events, const RowSet &rows,
                           const std::vector<FeatureSpec> &features, Normalization normalization,
                           const WorkContext &context = {});

} // namespace anomalyst::query
