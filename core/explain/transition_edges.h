// The steps that a sequence model has seen, by where they begin: what usually follows a command, and which steps of a
// model are rare. Immutable, any thread; keeps the model alive.
#pragma once

#include "core/analysis/sequences/transition_model.h"

#include <memory>
#include <span>
#include <vector>

namespace anomalyst::explain
{

struct TransitionEdge {
    std::uint32_t from = 0; // codes of the model; start and end are its tokens
    std::uint32_t to = 0;
    std::uint32_t count = 0;
    double probability = 0; // smoothed, of `to` after `from`
};

class TransitionEdges
{
public:
    explicit TransitionEdges(std::shared_ptr<const analysis::TransitionModel> model);

    const analysis::TransitionModel &model() const { return *m_model; }
    std::span<const TransitionEdge> all() const { return m_edges; }
    // Most likely first. None for a command that the model has not seen.
    std::span<const TransitionEdge> from(std::uint32_t command) const;
    // The commands that come most often, start and end among them, at most `most`; most frequent first.
    std::vector<std::uint32_t> mostFrequent(std::size_t most) const;

private:
    std::shared_ptr<const analysis::TransitionModel> m_model;
    std::vector<TransitionEdge> m_edges;
    std::vector<std::uint32_t> m_begins; // one a command and start, + 1
};

} // namespace anomalyst::explain
