// What sessions and models are made of, beside the sessions themselves.
#include "core/export/result_tables.h"
#include "core/export/table_rows.h"
#include "core/export/table_writer.h"

#include <algorithm>
#include <cmath>

namespace anomalyst::exporting
{

namespace
{

std::string_view reasonText(analysis::ModellableReason reason)
{
    using analysis::ModellableReason;
    switch (reason) {
    case ModellableReason::Modellable:
        return "few values that repeat";
    case ModellableReason::NoValues:
        return "no values";
    case ModellableReason::ManyValues:
        return "more than 20 distinct values";
    case ModellableReason::FewUses:
        return "fewer than 20 occurrences";
    case ModellableReason::ValuesHardlyRepeat:
        break;
    }
    return "distinct values are more than a tenth of the occurrences";
}

std::string stateName(const result::SequencesResult &result, std::uint32_t state)
{
    if (state == result.model->startToken())
        return "(start)";
    return state == result.model->endToken() ? "(end)" : result.modelCommandName(state);
}

} // namespace

void writeGaps(const OutputTarget &target, const query::GapHistogram &gaps)
{
    TableWriter table(target, {"gap_from_s", "gap_below_s", "gaps", "proposed"});
    for (const query::GapBin &bin : gaps.bins) {
        const bool isProposed = gaps.valley && *gaps.valley >= bin.low && *gaps.valley < bin.high;
        table.number(seconds(bin.low)).number(seconds(bin.high)).integer(static_cast<std::int64_t>(bin.gaps));
        table.integer(isProposed ? 1 : 0).endRow();
    }
    table.commit();
}

void writeLengths(const OutputTarget &target, const query::SessionPreview &preview)
{
    TableWriter table(target, {"commands_from", "commands_to", "sessions"});
    for (const query::LengthBin &bin : preview.lengths)
        table.integer(bin.low).integer(bin.high).integer(static_cast<std::int64_t>(bin.sessions)).endRow();
    table.commit();
}

void writeModellable(const OutputTarget &target, const result::SequencesResult &result)
{
    TableWriter table(target, {"parameter", "modelled", "distinct_values", "occurrences", "reason"});
    const std::vector<analysis::ParameterEvidence> evidence = result.model->parameterEvidence();
    const std::vector<std::uint32_t> &modelled = result.model->modellable();
    for (std::uint32_t name = 0; name < evidence.size(); ++name) {
        table.text(result.modelParameterName(name)).integer(std::ranges::binary_search(modelled, name) ? 1 : 0);
        table.integer(evidence[name].distinct).integer(evidence[name].uses);
        table.text(reasonText(evidence[name].reason)).endRow();
    }
    table.commit();
}

void writeTransitions(const OutputTarget &target, const result::SequencesResult &result,
                      const explain::TransitionEdges &edges)
{
    TableWriter table(target, {"from", "to", "count", "probability"});
    for (const explain::TransitionEdge &edge : edges.all()) {
        table.text(stateName(result, edge.from)).text(stateName(result, edge.to));
        table.integer(edge.count).number(edge.probability).endRow();
    }
    table.commit();
}

} // namespace anomalyst::exporting
