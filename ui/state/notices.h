// What the window tells in passing: how an import or an export ended. Views post, the main window shows. GUI thread.
#pragma once

#include "ui/jobs/job_runner.h"

#include <QObject>
#include <QString>

#include <functional>
#include <vector>

namespace anomalyst::ui
{

struct Notice {
    enum class Weight { Good, Warning, Problem };
    struct Action {
        QString text;
        std::function<void()> run;
        bool settles = false; // the notice has had its answer and goes
    };

    Weight weight = Weight::Good;
    QString text; // may hold text from logs
    QString details = {};
    std::vector<Action> actions = {};
};

class Notices : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void post(const Notice &notice) { Q_EMIT posted(notice); }
    void postFailure(const QString &task, const JobFailure &failure); // "Export failed: disk full (out.csv)"

Q_SIGNALS:
    void posted(const anomalyst::ui::Notice &notice);
};

} // namespace anomalyst::ui
