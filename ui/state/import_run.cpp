#include "ui/state/import_run.h"

namespace anomalyst::ui
{

void ImportRun::markRunning(quint64 job)
{
    m_state = State::Running;
    m_job = job;
    Q_EMIT started();
}

} // namespace anomalyst::ui
