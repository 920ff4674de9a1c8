#include "ui/models/session_lanes.h"

#include <QObject>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace anomalyst::ui
{

namespace
{

double likelihoodOf(const SequencesData &data, std::size_t rank)
{
    return data.result.likelihoods.sessions[data.result.order[rank]].rarestWindow;
}

SessionPlaces placeByLikelihood(const SequencesData &data)
{
    SessionPlaces places;
    double lowest = 0;
    for (std::size_t rank = 0; rank < data.result.order.size(); ++rank) {
        places.y.push_back(likelihoodOf(data, rank));
        lowest = std::min(lowest, places.y.back());
    }
    places.low = std::min(lowest * 1.08, -1.0);
    places.high = 0;
    return places;
}

SessionPlaces placeByRank(const SequencesData &data)
{
    SessionPlaces places;
    const auto count = static_cast<double>(data.result.order.size());
    for (std::size_t rank = 0; rank < data.result.order.size(); ++rank)
        places.y.push_back(100 * (static_cast<double>(rank) + 0.5) / count);
    places.low = 0;
    places.high = 100;
    return places;
}

SessionPlaces placeInLanes(const SequencesData &data, std::size_t mostLanes)
{
    SessionPlaces places;
    std::unordered_map<std::uint32_t, std::size_t> laneOf;
    std::vector<std::size_t> lanes;
    for (std::size_t rank = 0; rank < data.result.order.size(); ++rank) {
        const query::Session &session = data.session(data.result.order[rank]);
        const auto [known, isNew] = laneOf.try_emplace(session.user, std::min(laneOf.size(), mostLanes - 1));
        if (isNew && known->second == places.lanes.size())
            places.lanes.push_back(QString::fromStdString(data.result.table->userOf(session).front()));
        lanes.push_back(known->second);
    }
    if (laneOf.size() > mostLanes)
        places.lanes.back() = QObject::tr("others");
    std::ranges::reverse(places.lanes);
    const auto top = static_cast<double>(places.lanes.size()) - 1;
    for (const std::size_t lane : lanes)
        places.y.push_back(top - static_cast<double>(lane));
    places.low = -0.6;
    places.high = top + 0.6;
    return places;
}

} // namespace

SessionPlaces placeSessions(const SequencesData &data, TimelineScale scale, std::size_t mostLanes)
{
    if (data.result.order.empty())
        return {};
    switch (scale) {
    case TimelineScale::Rank:
        return placeByRank(data);
    case TimelineScale::Lanes:
        return placeInLanes(data, std::max<std::size_t>(1, mostLanes));
    default:
        return placeByLikelihood(data);
    }
}

std::size_t sessionsBelow(const SequencesData &data, TimelineScale scale, double y)
{
    const std::size_t count = data.result.order.size();
    if (scale == TimelineScale::Rank)
        return static_cast<std::size_t>(std::clamp(std::round(y / 100 * static_cast<double>(count)), 0.0,
                                                   static_cast<double>(count)));
    std::size_t below = 0; // ranks ascend with the likelihood
    while (below < count && likelihoodOf(data, below) < y)
        ++below;
    return below;
}

double lineAbove(const SequencesData &data, TimelineScale scale, std::size_t sessions)
{
    const std::size_t count = data.result.order.size();
    if (scale == TimelineScale::Rank)
        return count == 0 ? 0 : 100 * static_cast<double>(sessions) / static_cast<double>(count);
    if (count == 0 || sessions == 0)
        return count == 0 ? 0 : likelihoodOf(data, 0) - 0.05;
    if (sessions >= count)
        return likelihoodOf(data, count - 1) + 0.05;
    return (likelihoodOf(data, sessions - 1) + likelihoodOf(data, sessions)) / 2;
}

} // namespace anomalyst::ui
