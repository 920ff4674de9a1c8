// What an import tells the person: how much was read, what was left out and why, which file was not read at all.
#pragma once

#include "ui/state/log_import.h"
#include "ui/state/notices.h"

#include <functional>

namespace anomalyst::ui
{

// What the buttons of the notices do.
struct ImportAnswers {
    std::function<void()> showReport = {}; // none: no button
    std::function<void()> showRejected;
    std::function<void(const QString &path, importing::DateOrder order)> importAgain;
};

void tellImport(Notices &notices, const ImportOutcome &outcome, const ImportAnswers &answers);

} // namespace anomalyst::ui
