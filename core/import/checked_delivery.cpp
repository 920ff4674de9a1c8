#include "core/import/checked_delivery.h"

namespace anomalyst::importing
{

namespace
{

constexpr std::uint64_t kRecordsBetweenChecks = 4096;

} // namespace

CheckedDelivery::CheckedDelivery(EventSink &sink, const Inspection &plan, Warnings &warnings)
    : m_plan(plan)
    , m_delivery(std::in_place, sink, plan, warnings)
    , m_recordsToCheck(kRecordsBetweenChecks)
{
}

bool CheckedDelivery::record(const Record &record)
{
    m_inspector.record(record);
    if (!m_delivery)
        return true;
    const bool isTooWide = record.cells.size() > m_plan.plans.size();
    if (isTooWide || --m_recordsToCheck == 0) {
        m_recordsToCheck = kRecordsBetweenChecks;
        if (!m_inspector.mayHold(m_plan)) {
            m_delivery.reset();
            return true;
        }
    }
    return m_delivery->record(record);
}

bool CheckedDelivery::reject(const RejectedRow &row)
{
    m_inspector.reject(row);
    return !m_delivery || m_delivery->reject(row);
}

void CheckedDelivery::blank()
{
    if (m_delivery)
        m_delivery->blank();
}

void CheckedDelivery::release()
{
    if (m_delivery)
        m_delivery->release();
}

} // namespace anomalyst::importing
