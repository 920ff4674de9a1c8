// A trained sequence model as one JSON object, both ways: names and counts, from which all else follows. Any thread.
#pragma once

#include "core/export/output_file.h"
#include "core/result/learnt_model.h"

#include <string>
#include <string_view>

namespace anomalyst::exporting
{

std::string sequenceModelJson(const result::LearntModel &model);
// Throws Error for what is no such model, or one whose counts do not fit together.
result::LearntModel readSequenceModel(std::string_view json);

void writeSequenceModel(const OutputTarget &target, const result::LearntModel &model);
result::LearntModel loadSequenceModel(const std::filesystem::path &path);

// What trained models are kept as in a case.
inline constexpr std::string_view kSequenceModelKind = "sequence model";

} // namespace anomalyst::exporting
