#include "ui/state/counted_sink.h"

#include <algorithm>

namespace anomalyst::ui
{

CountedSink::CountedSink(EventSink &next, ImportTally &tally)
    : m_next(next)
    , m_tally(tally)
{
}

void CountedSink::append(const EventBatch &batch)
{
    m_next.append(batch);
    m_tally.events += batch.rowCount();
}

void CountedSink::reject(const RejectedRow &row)
{
    m_next.reject(row);
    ++m_tally.rejected;
    const std::string code = row.reason.substr(0, row.reason.find(':'));
    const auto found = std::ranges::find(m_rejects, code, &RejectReason::code);
    if (found == m_rejects.end())
        m_rejects.push_back({code, 1, row.line});
    else
        ++found->count;
}

} // namespace anomalyst::ui
