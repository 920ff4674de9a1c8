// Rows into a case: text is dictionary-coded, one source is one transaction, so that a source that was cancelled,
// failed or killed leaves nothing. Runs on the importing thread.
#pragma once

#include "core/base/event_sink.h"
#include "core/store/case_file.h"

#include <memory>

namespace anomalyst::store
{

class EventWriter final : public EventSink
{
public:
    explicit EventWriter(CaseFile &file);
    ~EventWriter() override; // rolls back what was begun and not finished

    std::string begin(const SourceInfo &source) override;
    void append(const EventBatch &batch) override;
    void reject(const RejectedRow &row) override;
    void finish(const SourceResult &result) override;

    LogId log() const; // of the source begun last

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace anomalyst::store
