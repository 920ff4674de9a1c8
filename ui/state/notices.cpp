#include "ui/state/notices.h"

namespace anomalyst::ui
{

void Notices::postFailure(const QString &task, const JobFailure &failure)
{
    QString text = task + QLatin1String(": ") + failure.problem;
    if (!failure.remedy.isEmpty())
        text += QLatin1String(". ") + failure.remedy.left(1).toUpper() + failure.remedy.mid(1) + QLatin1Char('.');
    post({.weight = Notice::Weight::Problem, .text = text, .details = failure.line()});
}

} // namespace anomalyst::ui
