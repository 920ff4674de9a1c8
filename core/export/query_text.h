// Stretches of time and conditions as a filter in the languages of the systems that logs come from, to go on searching
// there: KQL (Microsoft Sentinel), SPL (Splunk), SQL, Elasticsearch's query DSL. Pure, any thread.
#pragma once

#include "core/query/selection.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace anomalyst::exporting
{

enum class QueryLanguage { Kql, Spl, Sql, Elasticsearch };

inline constexpr QueryLanguage kAllQueryLanguages[] = {QueryLanguage::Kql, QueryLanguage::Spl, QueryLanguage::Sql,
                                                       QueryLanguage::Elasticsearch};

std::string_view queryLanguageName(QueryLanguage language);                // "kql", "spl", "sql", "es"
std::optional<QueryLanguage> queryLanguageFromName(std::string_view name); // "elastic" is understood too

// Events of `log` that lie in any of the windows (half-open; none: all times), within the selection. Conditions mean
// what they mean here: "=" is exact, "~" contains ignoring case, a missing value equals "". In SQL the log is a table
// or view of its name with times as text, as the case file has it.
std::string queryText(QueryLanguage language, const store::LogInfo &log, const std::vector<TimeWindow> &windows,
                      const query::Selection &selection);

} // namespace anomalyst::exporting
