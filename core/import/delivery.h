// The second reading: text becomes typed cells and goes to the sink in batches, rejected rows in between. Single
// thread.
#pragma once

#include "core/import/inspection.h"

#include <deque>
#include <string>
#include <vector>

namespace anomalyst::importing
{

class Delivery final : public RecordVisitor
{
public:
    // All of them must outlive this object; the sink has begun.
    Delivery(EventSink &sink, const Inspection &inspection, Warnings &warnings);

    bool record(const Record &record) override;
    bool reject(const RejectedRow &row) override;
    void blank() override { ++m_blank; }
    void release() override;

    std::uint64_t events() const { return m_events; }
    std::uint64_t rejected() const { return m_rejected; }
    std::uint64_t blanks() const { return m_blank; }
    std::uint64_t repaired() const { return m_repaired; }                         // of the events
    const std::vector<ImportWarning> &rejects() const { return m_reasons.all(); } // by the code of the reason
    // Throws Error unless every byte of the source was consumed and those of events and rejects are the ones seen here.
    void checkLedger(const ByteLedger &ledger, const ByteSource &source) const;

private:
    std::string_view clean(std::string_view text, std::uint64_t line);

    EventSink &m_sink;
    const Inspection &m_inspection;
    Warnings &m_warnings;
    std::vector<Cell> m_cells;
    std::vector<std::uint64_t> m_lines;
    std::deque<std::string> m_cleaned;
    Warnings m_reasons;
    std::uint64_t m_events = 0;
    std::uint64_t m_rejected = 0;
    std::uint64_t m_blank = 0;
    std::uint64_t m_repaired = 0;
    std::uint64_t m_eventBytes = 0;
    std::uint64_t m_unreleasedBytes = 0; // of the events that the sink has not yet
    std::uint64_t m_rejectedBytes = 0;
};

} // namespace anomalyst::importing
