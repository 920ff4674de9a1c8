// What is said about a session and its steps, in words: sums of bits, what was expected, the comparison with others,
// and all of it as text to paste. Texts from logs are safe to show, tips are escaped. Pure functions.
#pragma once

#include "core/explain/session_explanation.h"
#include "ui/models/sequences_tables.h"

namespace anomalyst::ui
{

QString bitsText(double bits);                                  // "10.4"
QString probabilityText(double probability);                    // "p = 0.0007"
QString expectedText(const explain::ExpectedCommand &expected); // "Get-Mailbox 43 %", "the end 12 %"
std::vector<explain::ParameterFinding> rarestFirst(std::vector<explain::ParameterFinding> findings);

// "Set-Mailbox by itself 8.1 + Get-Mailbox 2.0 + the end 0.3 = 10.4 bits, likelihood 0.00074"
QString scoreSentence(const explain::SessionExplanation &explanation);
// "Least likely of 15 sessions of this user; the others: lowest −5.20, median −3.10, highest −1.90"
QString comparisonSentence(const explain::SessionExplanation &explanation, double log10Likelihood);
QString stepTip(const explain::StepExplanation &step);  // rich text
QString stepNote(const explain::StepExplanation &step); // what is odd in it, else ""
// The whole session, a line a step, to paste into a report.
QString sessionText(const SequencesData &data, const explain::SessionExplanation &explanation);

} // namespace anomalyst::ui
