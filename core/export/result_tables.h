// Results as tables in files: one function a table, its columns fixed. Used by the command line and the window alike.
// Each writes the whole table and makes it appear, or throws Error or Cancelled and leaves nothing. Any thread.
#pragma once

#include "core/analysis/clustering/eps_curve.h"
#include "core/explain/parameter_sets.h"
#include "core/explain/silences.h"
#include "core/explain/transition_edges.h"
#include "core/export/output_file.h"
#include "core/query/event_text.h"
#include "core/query/session_preview.h"
#include "core/query/value_counts.h"
#include "core/result/clusters_result.h"
#include "core/result/sequences_result.h"
#include "core/result/time_series_result.h"

#include <span>

namespace anomalyst::exporting
{

// [series,]time,observed,trend,seasonal,residual,weight,baseline,score,anomaly — `series` where the result is split.
void writeSeries(const OutputTarget &target, const result::TimeSeriesResult &result, const WorkContext &context = {});
// [series,]start,end,kind,buckets,peak_time,peak_score,excess
void writePeriods(const OutputTarget &target, const result::TimeSeriesResult &result, const WorkContext &context = {});

// [series,]start,end,column,value,share,before,now,surprise,events,new for every anomaly period, in the order of
// writePeriods; at most `most` values a period.
void writeContributions(const OutputTarget &target, const store::EventColumns &events,
                        const result::TimeSeriesResult &result, std::size_t most, const WorkContext &context = {});
// column,value,start,end,buckets,expected,surprise_bits,lasting — both names are empty for the log as a whole
void writeSilences(const OutputTarget &target, const store::LogInfo &log, const std::vector<explain::Silence> &silences,
                   const WorkContext &context = {});

// cluster,size,rarity,first_time,last_time, then the columns of one representative event
void writeClusters(const OutputTarget &target, const result::ClustersResult &result, store::EventReader &reader,
                   const WorkContext &context = {});
// event, one column a feature, cluster,cluster_size,rarity
void writeClusterEvents(const OutputTarget &target, const result::ClustersResult &result,
                        const WorkContext &context = {});
// eps,clusters,noise: from each eps to the next
void writeEpsCurve(const OutputTarget &target, const analysis::EpsCurve &curve, const WorkContext &context = {});
// the session columns, mean_rarity,event_count,first_time,last_time,duration_s
void writeClusterSessions(const OutputTarget &target, const result::ClustersResult &result,
                          const WorkContext &context = {});

// rank, the session columns, share,events,cluster,cluster_size,rarity,event,nearest_cluster,nearest_size,nearest_event,
// distance,feature,own,other,feature_share — one row a feature of each of the `kinds` kinds of events that carry the
// mean rarity of each of the `sessions` rarest sessions; an event is its 0-based row in file order
struct RarityReasons {
    std::size_t sessions = 10;
    std::size_t kinds = 5;
};
void writeRarityReasons(const OutputTarget &target, const result::ClustersResult &result, const RarityReasons &most,
                        const WorkContext &context = {});

// session, the user columns, begin,end,duration_s,commands,distinct_commands,likelihood,log10_likelihood,short,
// rarest_window
void writeSequences(const OutputTarget &target, const result::SequencesResult &result, const WorkContext &context = {});
// session,step,time,command,transition_probability,parameters_likelihood,surprise_bits
void writeSteps(const OutputTarget &target, const result::SequencesResult &result, const WorkContext &context = {});
// command,parameters,likelihood,log10_likelihood,events,first_time,last_time — least likely first; no rows in the
// commands model. The times are of the first kMostFirstUses events.
void writeParameterSets(const OutputTarget &target, const result::SequencesResult &result,
                        const WorkContext &context = {});

// gap_from_s,gap_below_s,gaps,proposed
void writeGaps(const OutputTarget &target, const query::GapHistogram &gaps);
// commands_from,commands_to,sessions
void writeLengths(const OutputTarget &target, const query::SessionPreview &preview);
// parameter,modelled,distinct_values,occurrences,reason
void writeModellable(const OutputTarget &target, const result::SequencesResult &result);
// from,to,count,probability
void writeTransitions(const OutputTarget &target, const result::SequencesResult &result,
                      const explain::TransitionEdges &edges);

// value,events,share,first_time,last_time — rarest first
void writeValueCounts(const OutputTarget &target, std::span<const query::ValueCount> counts,
                      const WorkContext &context = {});

// The named columns (by number; none: all) of the first `limit` events (0: all).
struct EventTable {
    std::vector<std::size_t> columns;
    std::size_t limit = 0;
};
void writeEvents(const OutputTarget &target, store::EventReader &reader, const query::RowSet &rows,
                 const EventTable &table, const WorkContext &context = {});
// file,line,byte,reason,text of every row that could not be read
void writeRejected(const OutputTarget &target, store::CaseFile &file, const WorkContext &context = {});

} // namespace anomalyst::exporting
