#include "core/result/cluster_traits.h"

#include "core/query/column_codes.h"
#include "core/query/column_lookup.h"
#include "core/query/text_pattern.h"
#include "core/result/event_times.h"

#include <algorithm>
#include <initializer_list>
#include <optional>

namespace anomalyst::result
{

namespace
{

// The place in result.summaries of each event: its cluster's, or one of its own where it is noise.
std::vector<std::uint32_t> summaryOfEach(const ClustersResult &result)
{
    std::vector<std::uint32_t> places(result.rows.size());
    auto next = static_cast<std::uint32_t>(result.clusters.clusterSizes.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        const std::int32_t label = result.clusters.labels[i];
        places[i] = label == analysis::kNoise ? next++ : static_cast<std::uint32_t>(label);
    }
    return places;
}

std::optional<std::size_t> firstColumn(const store::LogInfo &log, std::initializer_list<Role> roles)
{
    for (const Role role : roles) {
        if (const auto column = log.columnWithRole(role))
            return column;
    }
    return std::nullopt;
}

// A value in a cluster: both in one number, the cluster first.
std::uint64_t pairOf(std::uint32_t place, std::uint32_t code)
{
    return (std::uint64_t(place) << 32) | code;
}
std::uint32_t placeOf(std::uint64_t pair)
{
    return static_cast<std::uint32_t>(pair >> 32);
}

class Describer
{
public:
    Describer(const ClustersResult &result, const store::EventColumns &events, const WorkContext &context)
        : m_result(result)
        , m_events(events)
        , m_context(context)
        , m_places(summaryOfEach(result))
        , m_traits(result.summaries.size())
    {
    }

    void countValues(std::optional<std::size_t> column, std::uint32_t ClusterTraits::*count)
    {
        if (!column)
            return;
        const query::ColumnCodes codes(m_events, *column, m_context);
        for (const std::uint64_t pair :
             distinctPairs([&](std::size_t i) { return codes.codes()[m_result.rows.at(i)]; })) {
            if (static_cast<std::uint32_t>(pair) != query::ColumnCodes::kMissing)
                ++(m_traits[placeOf(pair)].*count);
        }
    }
    void countSessions()
    {
        std::vector<std::size_t> columns;
        for (const std::string &name : m_result.params.sessionColumns)
            columns.push_back(query::columnIndex(m_events.log(), name));
        if (columns.empty())
            return;
        const query::CombinedCodes keys = query::combineColumns(m_events, m_result.rows, columns, m_context);
        for (const std::uint64_t pair : distinctPairs([&](std::size_t i) { return keys.codes[i]; }))
            ++m_traits[placeOf(pair)].sessions;
    }
    void findPatterns(std::optional<std::size_t> column)
    {
        if (!column)
            return;
        const query::ColumnCodes codes(m_events, *column, m_context);
        const auto pairs = distinctPairs([&](std::size_t i) { return codes.codes()[m_result.rows.at(i)]; });
        for (std::size_t begin = 0, end = 0; begin < pairs.size(); begin = end) {
            m_context.checkStopped();
            const std::uint32_t place = placeOf(pairs[begin]);
            query::TextPattern pattern(codes.text(static_cast<std::uint32_t>(pairs[begin])));
            for (end = begin + 1; end < pairs.size() && placeOf(pairs[end]) == place; ++end)
                pattern.add(codes.text(static_cast<std::uint32_t>(pairs[end])));
            m_traits[place].pattern = pattern.text();
        }
    }
    void countOverTime()
    {
        const EventTimes times(m_events, m_context);
        TimeUs first = kMissingTime, last = kMissingTime;
        for (const ClusterSummary &summary : m_result.summaries) {
            widen(first, last, summary.firstTime);
            widen(first, last, summary.lastTime);
        }
        for (std::size_t i = 0; first != kMissingTime && i < m_places.size(); ++i) {
            const TimeUs time = times[m_result.rows.at(i)];
            if (time == kMissingTime)
                continue;
            const double share =
                last == first ? 0 : static_cast<double>(time - first) / static_cast<double>(last - first);
            const auto part = static_cast<std::size_t>(share * ClusterTraits::kParts);
            ++m_traits[m_places[i]].overTime[std::min(part, ClusterTraits::kParts - 1)];
        }
    }
    std::vector<ClusterTraits> take() { return std::move(m_traits); }

private:
    // In order of the summaries, then the codes; equal neighbours, the rule in logs, are passed over at once.
    template<class CodeAt>
    std::vector<std::uint64_t> distinctPairs(const CodeAt &codeAt) const
    {
        m_context.checkStopped();
        std::vector<std::uint64_t> pairs;
        for (std::size_t i = 0; i < m_places.size(); ++i) {
            const std::uint64_t pair = pairOf(m_places[i], codeAt(i));
            if (pairs.empty() || pairs.back() != pair)
                pairs.push_back(pair);
        }
        std::ranges::sort(pairs);
        pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
        return pairs;
    }

    const ClustersResult &m_result;
    const store::EventColumns &m_events;
    const WorkContext &m_context;
    std::vector<std::uint32_t> m_places;
    std::vector<ClusterTraits> m_traits;
};

} // namespace

std::vector<ClusterTraits> describeClusters(const ClustersResult &result, const store::EventColumns &events,
                                            const WorkContext &context)
{
    const store::LogInfo &log = events.log();
    Describer describer(result, events, context);
    describer.countValues(log.columnWithRole(Role::Host), &ClusterTraits::hosts);
    if (const std::vector<std::size_t> users = log.columnsWithRole(Role::User); !users.empty())
        describer.countValues(users.back(), &ClusterTraits::users);
    describer.countSessions();
    describer.countOverTime();
    describer.findPatterns(firstColumn(log, {Role::CommandLine, Role::Parameters, Role::Process}));
    return describer.take();
}

} // namespace anomalyst::result
