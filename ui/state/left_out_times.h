// The stretches of time that analyses leave out (maintenance, holidays), by log. They come with the case and are
// written back to it by a worker; what could not be written stays for this session, is told, and is tried again when
// the case was read anew. GUI thread.
#pragma once

#include "core/store/left_out_times.h"
#include "ui/jobs/job_runner.h"
#include "ui/state/notices.h"
#include "ui/state/open_case.h"

#include <map>
#include <set>

namespace anomalyst::ui
{

class LeftOutTimes : public QObject
{
    Q_OBJECT
public:
    using Times = std::vector<store::LeftOutTime>;
    struct Sources {
        OpenCase &openCase;
        JobRunner &jobs;
        Notices &notices;
    };

    explicit LeftOutTimes(Sources sources);

    const Times &of(LogId log) const; // ascending by begin
    void set(LogId log, Times times); // sorted here
    void add(LogId log, store::LeftOutTime time);

Q_SIGNALS:
    void changed(LogId log); // the windows, not only a label
    void kept();             // all of it is in the case, or it failed and was told

private:
    void takeFromCase();
    void keep();

    Sources m_sources;
    std::filesystem::path m_casePath;
    std::map<std::int64_t, Times> m_times; // by log
    std::set<std::int64_t> m_unkept;
};

} // namespace anomalyst::ui
