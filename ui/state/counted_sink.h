// Counts what an import hands over on its way to another sink, for the progress and for the report. One thread calls
// it; the tally may be read by others.
#pragma once

#include "ui/state/log_import.h"

namespace anomalyst::ui
{

class CountedSink final : public EventSink
{
public:
    CountedSink(EventSink &next, ImportTally &tally); // both must outlive it

    std::string begin(const SourceInfo &source) override { return m_next.begin(source); }
    void append(const EventBatch &batch) override;
    void reject(const RejectedRow &row) override;
    void finish(const SourceResult &result) override { m_next.finish(result); }

    const std::vector<RejectReason> &rejects() const { return m_rejects; }

private:
    EventSink &m_next;
    ImportTally &m_tally;
    std::vector<RejectReason> m_rejects;
};

} // namespace anomalyst::ui
