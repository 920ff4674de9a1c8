// Rows of decoded text on their way to a sink: where rejected ones stand is told in bytes of the source. Owned by one
// import; single thread.
#pragma once

#include "core/base/event_sink.h"
#include "core/import/decoded_text.h"

namespace anomalyst::importing
{

class SourceOffsets final : public EventSink
{
public:
    SourceOffsets(EventSink &next, DecodedText &text) // both must outlive this object
        : m_next(next)
        , m_text(text)
    {
    }

    std::string begin(const SourceInfo &source) override { return m_next.begin(source); }
    void append(const EventBatch &batch) override { m_next.append(batch); }
    void reject(const RejectedRow &row) override
    {
        RejectedRow inSource = row;
        inSource.byte = m_text.sourceOffset(row.byte);
        inSource.bytes = m_text.sourceOffset(row.byte + row.bytes) - inSource.byte;
        m_next.reject(inSource);
    }
    void finish(const SourceResult &result) override { m_next.finish(result); }

private:
    EventSink &m_next;
    DecodedText &m_text;
};

} // namespace anomalyst::importing
