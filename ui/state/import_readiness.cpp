#include "ui/state/import_readiness.h"

#include "ui/state/file_path.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace anomalyst::ui
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("ImportPlan", text);
}

} // namespace

QString obstacleTo(const ImportPlan &plan)
{
    if (plan.files().empty())
        return tr("Add log files to import.");
    if (plan.nextToLookAt(-1))
        return tr("Looking at the files…");
    if (plan.wantedCount() == 0)
        return tr("No file is ticked.");
    for (const PlannedFile &file : plan.files()) {
        if (file.wanted && file.state == PlannedFile::State::Unreadable)
            return tr("%1 cannot be read like this: untick it, or choose another way.")
                .arg(QFileInfo(file.path).fileName());
    }
    for (const FileGroup &group : plan.groups()) {
        if (plan.isOpenQuestion(group.id))
            return tr("Say whether the day or the month comes first in %1.")
                .arg(QString::fromStdString(plan.logNameOf(group.id)));
    }
    return {};
}

bool isClear(const ImportPlan &plan)
{
    return obstacleTo(plan).isEmpty() && std::ranges::all_of(plan.files(), [](const PlannedFile &file) {
               return file.wanted && !file.question && file.preview->report.rejected == 0 &&
                      file.preview->report.warnings.empty();
           });
}

std::vector<LogRequest> requestsOf(const ImportPlan &plan)
{
    std::vector<LogRequest> requests;
    for (const PlannedFile &file : plan.files()) {
        const FileGroup *of = plan.group(file.group);
        if (!file.wanted || !of || file.state != PlannedFile::State::Ready)
            continue;
        importing::ImportOptions options = of->options;
        options.logName = plan.logNameOf(of->id);
        requests.push_back({toPath(file.path), std::move(options)});
    }
    return requests;
}

} // namespace anomalyst::ui
