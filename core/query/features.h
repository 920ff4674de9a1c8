// Events → feature rows: the input of clustering. analyses.md §2. A text's feature is computed once a distinct text.
#pragma once

#include "core/query/selection.h"
#include "core/query/text_part.h"

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
    Measure measure = Measure::Value; // Value: the number in the column itself, or the one that the part reads as
    std::string column;
    TextPart part = {};          // of the text that is measured
    std::string delimiters = {}; // for delim_count and delim_hash; empty: the delimiters of MSTICPy
    double weight = 1;           // > 0: of its differences, after the normalisation

    friend bool operator==(const FeatureSpec &, const FeatureSpec &) = default;
};

std::string_view measureName(Measure measure); // "value", "delim_count", ...
// "COLUMN" or "measure{options}*weight:COLUMN", where options and weight may be left out. Options are parted by commas:
// after_first="T", after_last="T", before_first="T", before_last="T", match="EXPRESSION", path_parts=N and
// delimiters="SIGNS"; a quote within quotes is doubled. A column with ':' in its name needs its measure. Throws Error
// naming what there is.
FeatureSpec parseFeature(std::string_view text);
std::string formatFeature(const FeatureSpec &feature); // the text above; also the column title

// The measures of one text, by Unicode code points; exact, any thread. MSTICPy's eventcluster features.
// Value: the number that the text reads as, else 0. No delimiters: those of MSTICPy.
double measureText(Measure measure, std::string_view utf8, std::string_view delimiters = {});

enum class Normalization { L2, Standard, None };

// delim_count(command line), char_ord_score(process), char_ord_score(user), is_system_session(session) as far as the
// log has columns of these roles; throws Error naming the missing roles when none is there.
std::vector<FeatureSpec> defaultFeatures(const store::LogInfo &log);

// Row-major, one row an event of the row set, one column a feature.
struct FeatureTable {
    std::vector<FeatureSpec> features;
    std::size_t rows = 0;
    std::vector<double> raw;        // rows * features.size(), as measured
    std::vector<double> normalized; // the same shape, weighted: what distances are taken of
    std::size_t missing = 0;        // numbers that are missing in the log and count as 0
};

// Throws Error for an unknown column, a number feature on a column without numbers, a weight that is not above 0, or a
// part that cannot be cut.
void checkFeature(const store::LogInfo &log, const FeatureSpec &feature);

// Throws Error for no feature, and as above.
FeatureTable buildFeatures(const store::EventColumns &events, const RowSet &rows,
                           const std::vector<FeatureSpec> &features, Normalization normalization,
                           const WorkContext &context = {});

} // namespace anomalyst::query
