// Counts what an import hands over on its way to another sink, for the progress. One thread calls
// it; the tally may be read by others.
#pragma once

#include "ui/state/log_import.h"

namespace anomalyst::ui
{

class CountedSink final : public EventSink
{
public:
    CountedSink(EventSink &next, ImportTally &tally); // both must outlive it

    std::string begin(const SourceInfo &source) override;
    void append(const EventBatch &batch) override;
    void reject(const RejectedRow &row) override;
    void finish(const SourceResult &result) override { m_next.finish(result); }

private:
    EventSink &m_next;
    ImportTally &m_tally;
    std::uint64_t m_events = 0; // of this source since it began
    std::uint64_t m_rejected = 0;
};

} // namespace anomalyst::ui
