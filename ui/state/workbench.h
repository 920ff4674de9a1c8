// What every view is given: the observed state of the window and the way to a worker thread. Owned by the main window.
#pragma once

#include "ui/jobs/job_runner.h"
#include "ui/state/filter_stack.h"
#include "ui/state/left_out_times.h"
#include "ui/state/listed_events.h"
#include "ui/state/notices.h"
#include "ui/state/open_case.h"
#include "ui/state/selection.h"
#include "ui/state/table_exports.h"
#include "ui/state/visible_time.h"

namespace anomalyst::ui
{

struct Workbench {
    Workbench();

    OpenCase openCase;
    FilterStack filters;
    VisibleTime time;
    Selection selection;
    Notices notices;
    TableExports exports; // the main window asks where to, and writes
    JobRunner jobs;       // so late that its workers end before the state goes
    ListedEvents listed{{openCase, filters, selection, jobs}};
    LeftOutTimes leftOut{{openCase, jobs, notices}};
};

} // namespace anomalyst::ui
