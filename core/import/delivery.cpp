#include "core/import/delivery.h"

#include "core/base/error.h"
#include "core/import/cell_maker.h"
#include "core/import/clean_text.h"

#include <utility>

namespace anomalyst::importing
{

namespace
{

constexpr std::size_t kRowsPerBatch = 1000;

} // namespace

Delivery::Delivery(EventSink &sink, const Inspection &inspection, Warnings &warnings)
    : m_sink(sink)
    , m_inspection(inspection)
    , m_warnings(warnings)
{
    m_cells.reserve(kRowsPerBatch * inspection.plans.size());
    m_lines.reserve(kRowsPerBatch);
}

bool Delivery::record(const Record &record)
{
    const bool unclean = !isClean(record.unchecked);
    m_repaired += unclean || record.isRepaired ? 1 : 0;
    m_eventBytes += record.bytes;
    m_unreleasedBytes += record.bytes;
    for (std::size_t i = 0; i < m_inspection.plans.size(); ++i) {
        std::string_view text = i < record.cells.size() ? record.cells[i] : std::string_view();
        if (unclean)
            text = clean(text, record.line);
        m_cells.push_back(makeCell(text, m_inspection.plans[i], record.line, m_warnings));
    }
    m_lines.push_back(record.line);
    ++m_events;
    if (m_lines.size() == kRowsPerBatch)
        release();
    return true;
}

bool Delivery::reject(const RejectedRow &row)
{
    release(); // the sink sees rows and rejects in the order of the source
    m_sink.reject(row);
    ++m_rejected;
    m_rejectedBytes += row.bytes;
    const std::string_view reason = row.reason;
    const std::size_t colon = std::min(reason.find(':'), reason.size());
    const std::size_t detail = std::min(reason.find_first_not_of(": ", colon), reason.size());
    m_reasons.add(reason.substr(0, colon), reason.substr(detail), row.line);
    return true;
}

void Delivery::checkLedger(const ByteLedger &ledger, const ByteSource &source) const
{
    if (ledger.total() == source.size() && ledger.events == m_eventBytes && ledger.rejected == m_rejectedBytes)
        return;
    const auto text = [](std::uint64_t bytes) { return std::to_string(bytes); };
    throw Error("the bytes do not add up: of " + text(source.size()) + " bytes " + text(ledger.total()) +
                    " were read; events took " + text(ledger.events) + " and hold " + text(m_eventBytes) +
                    ", rejected rows took " + text(ledger.rejected) + " and hold " + text(m_rejectedBytes),
                source.name(), "report this with the file; nothing of it was kept");
}

void Delivery::release()
{
    if (!m_lines.empty())
        m_sink.append({m_inspection.plans.size(), m_cells, m_lines, std::exchange(m_unreleasedBytes, 0)});
    m_cells.clear();
    m_lines.clear();
    m_cleaned.clear();
}

std::string_view Delivery::clean(std::string_view text, std::uint64_t line)
{
    if (isClean(text))
        return text;
    Uncleanness found;
    std::string &cleaned = m_cleaned.emplace_back(cleanText(text, &found));
    warnOfUncleanness(found, line, m_warnings);
    return cleaned;
}

} // namespace anomalyst::importing
