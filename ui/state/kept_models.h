// The trained sequence models that the open case keeps, by name. Read and written by a worker. GUI thread.
#pragma once

#include "core/result/learnt_model.h"
#include "ui/jobs/job_runner.h"
#include "ui/state/notices.h"
#include "ui/state/open_case.h"

#include <QStringList>

#include <functional>
#include <memory>

namespace anomalyst::ui
{

class KeptModels : public QObject
{
    Q_OBJECT
public:
    struct Sources {
        OpenCase &openCase;
        JobRunner &jobs;
        Notices &notices;
    };

    explicit KeptModels(Sources sources, QObject *parent = nullptr);

    const QStringList &names() const { return m_names; } // ascending
    void refresh();
    void keep(const QString &name, std::function<result::LearntModel()> model); // replaces one of that name
    void importFile(const std::filesystem::path &path);                         // under the name of the file
    void remove(const QString &name);

    // For a worker. Throws Error where the case keeps none of that name.
    static std::shared_ptr<const result::LearntModel> load(const std::filesystem::path &casePath, const QString &name);

Q_SIGNALS:
    void namesChanged();

private:
    using Change = std::function<void(store::CaseFile &)>;
    void run(const QString &title, const QString &failure, const Change &change);

    Sources m_sources;
    QStringList m_names;
};

} // namespace anomalyst::ui
