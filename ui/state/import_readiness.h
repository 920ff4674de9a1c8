// Whether what is planned can be imported, and the requests that it comes to. GUI thread.
#pragma once

#include "ui/state/import_plan.h"
#include "ui/state/log_import.h"

namespace anomalyst::ui
{

QString obstacleTo(const ImportPlan &plan); // why nothing can be imported yet; empty when it can
bool isClear(const ImportPlan &plan);       // nothing to ask, nothing to warn of
std::vector<LogRequest> requestsOf(const ImportPlan &plan);

} // namespace anomalyst::ui
