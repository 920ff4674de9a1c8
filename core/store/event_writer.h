// Rows into a case. They are coded on the importing thread and written by one that lives from begin to the end of the
// source, in batches that nobody sees before finish: a source that was cancelled or failed is taken back, one that was
// killed stays as unfinished and goes on when it is imported again.
#pragma once

#include "core/base/event_sink.h"
#include "core/store/batch_limits.h"
#include "core/store/case_file.h"

#include <memory>

namespace anomalyst::store
{

class EventWriter final : public EventSink
{
public:
    // One at a time writes to a case; nobody else uses the CaseFile from begin to finish.
    explicit EventWriter(CaseFile &file, const BatchLimits &limits = {});
    ~EventWriter() override; // takes back what was begun and not finished

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
