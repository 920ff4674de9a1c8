// The tables that the sequences view can write: sessions, their steps, parameter sets, transitions. GUI thread.
#pragma once

#include "ui/models/sequences_tables.h"
#include "ui/state/workbench.h"

#include <QList>

#include <functional>
#include <memory>

class QAction;

namespace anomalyst::ui
{

// `shown` is asked when an export is; null: nothing is written.
QList<QAction *> makeSequenceExports(Workbench &workbench, std::function<std::shared_ptr<const SequencesData>()> shown,
                                     QObject *parent);

} // namespace anomalyst::ui
