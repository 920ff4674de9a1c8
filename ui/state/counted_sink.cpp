#include "ui/state/counted_sink.h"

#include <utility>

namespace anomalyst::ui
{

CountedSink::CountedSink(EventSink &next, ImportTally &tally)
    : m_next(next)
    , m_tally(tally)
{
}

std::string CountedSink::begin(const SourceInfo &source)
{
    m_tally.events -= std::exchange(m_events, 0); // begun anew: what came so far is not kept
    m_tally.rejected -= std::exchange(m_rejected, 0);
    return m_next.begin(source);
}

void CountedSink::append(const EventBatch &batch)
{
    m_next.append(batch);
    m_events += batch.rowCount();
    m_tally.events += batch.rowCount();
}

void CountedSink::reject(const RejectedRow &row)
{
    m_next.reject(row);
    ++m_rejected;
    ++m_tally.rejected;
}

} // namespace anomalyst::ui
