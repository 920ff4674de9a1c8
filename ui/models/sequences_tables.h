// The sequence analysis as tables: sessions from the least likely on, and the steps of one session. Reading the data is
// work for a worker thread, the columns are for the GUI thread.
#pragma once

#include "core/explain/parameter_sets.h"
#include "core/explain/transition_edges.h"
#include "ui/models/result_table_model.h"

namespace anomalyst::ui
{

struct SequencesData {
    result::SequencesResult result;
    LogId log;
    result::SequencesParams asked = {}; // without the defaults that were filled in
    std::shared_ptr<const explain::TransitionEdges> edges = {};
    std::vector<explain::ParameterSet> parameterSets = {}; // least likely first

    const query::Session &session(std::uint32_t index) const { return result.table->sessions[index]; }
    QString userName(std::uint32_t session) const; // "m.keller / 203.0.113.77"
    QString commandName(std::size_t command) const;
    QString parametersText(std::size_t command) const; // "Identity=cfo, AccessRights=FullAccess"
    double surpriseBits(std::size_t command) const;    // -log2 of transition times parameter likelihood
};

SequencesData readSequencesData(const store::EventColumns &events, const result::SequencesParams &params,
                                const WorkContext &context = {});

// The same sessions and model by other windows or without short ones: trains nothing.
SequencesData withOtherWindows(const SequencesData &data, const result::SequencesParams &params,
                               const WorkContext &context = {});

// Row i of the table is session result.order[i].
std::vector<TableColumn> sequenceColumns(std::shared_ptr<const SequencesData> data);
// Row i of the table is step i of that session.
std::vector<TableColumn> stepColumns(std::shared_ptr<const SequencesData> data, std::uint32_t session);
// Row i of the table is parameterSets[i].
std::vector<TableColumn> parameterSetColumns(std::shared_ptr<const SequencesData> data);

} // namespace anomalyst::ui
