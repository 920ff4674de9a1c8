// Rows go to the sink by a plan that was made from the front of a source, while everything in it is still weighed: most
// sources hold what their front promises, and then one reading is enough. Single thread; owned by one import.
#pragma once

#include "core/import/delivery.h"
#include "core/import/inspection.h"

#include <optional>

namespace anomalyst::importing
{

class CheckedDelivery final : public RecordVisitor
{
public:
    // All of them must outlive this object; the sink has begun.
    CheckedDelivery(EventSink &sink, const Inspection &plan, Warnings &warnings);

    bool record(const Record &record) override;
    bool reject(const RejectedRow &row) override;
    void blank() override;
    void release() override;

    const Inspector &inspector() const { return m_inspector; }
    const Delivery *delivery() const { return m_delivery ? &*m_delivery : nullptr; } // null: the plan did not hold

private:
    const Inspection &m_plan;
    Inspector m_inspector;
    std::optional<Delivery> m_delivery;
    std::uint64_t m_recordsToCheck;
};

} // namespace anomalyst::importing
