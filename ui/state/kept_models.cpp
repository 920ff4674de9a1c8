#include "ui/state/kept_models.h"

#include "core/base/error.h"
#include "core/export/sequence_model_json.h"
#include "core/store/kept_text.h"

namespace anomalyst::ui
{

namespace
{

QStringList namesIn(store::CaseFile &file)
{
    QStringList names;
    for (const std::string &name : store::keptNames(file, exporting::kSequenceModelKind))
        names << QString::fromStdString(name);
    return names;
}

} // namespace

KeptModels::KeptModels(Sources sources, QObject *parent)
    : QObject(parent)
    , m_sources(sources)
{
    connect(&sources.openCase, &OpenCase::contentsChanged, this, &KeptModels::refresh);
    refresh();
}

void KeptModels::refresh()
{
    run(tr("Looking for kept models"), tr("The kept models could not be read"), {});
}

void KeptModels::run(const QString &title, const QString &failure, const Change &change)
{
    if (!m_sources.openCase.isOpen()) {
        m_names.clear();
        Q_EMIT namesChanged();
        return;
    }
    using Mode = store::CaseFile::Mode;
    m_sources.jobs.start<QStringList>(
        this, QStringLiteral("kept models"), title,
        [path = m_sources.openCase.path(), change](const WorkContext &) {
            store::CaseFile file = store::CaseFile::open(path, change ? Mode::ReadWrite : Mode::ReadOnly);
            if (change)
                change(file);
            return namesIn(file);
        },
        {.done =
             [this](QStringList names) {
                 m_names = std::move(names);
                 Q_EMIT namesChanged();
             },
         .failed = [this, failure](const JobFailure &why) { m_sources.notices.postFailure(failure, why); },
         .cancelled = [] {}});
}

void KeptModels::keep(const QString &name, std::function<result::LearntModel()> model)
{
    run(tr("Keeping the model"), tr("The model was not kept"), [name, model](store::CaseFile &file) {
        store::keepText(file, exporting::kSequenceModelKind, name.toStdString(), exporting::sequenceModelJson(model()));
    });
}

void KeptModels::importFile(const std::filesystem::path &path)
{
    run(tr("Reading a model"), tr("No model was imported"), [path](store::CaseFile &file) {
        const result::LearntModel model = exporting::loadSequenceModel(path); // only what is one is kept
        store::keepText(file, exporting::kSequenceModelKind, path.stem().string(), exporting::sequenceModelJson(model));
    });
}

void KeptModels::remove(const QString &name)
{
    run(tr("Removing a model"), tr("The model was not removed"), [name](store::CaseFile &file) {
        store::removeKeptText(file, exporting::kSequenceModelKind, name.toStdString());
    });
}

std::shared_ptr<const result::LearntModel> KeptModels::load(const std::filesystem::path &casePath, const QString &name)
{
    store::CaseFile file = store::CaseFile::open(casePath, store::CaseFile::Mode::ReadOnly);
    const auto json = store::keptText(file, exporting::kSequenceModelKind, name.toStdString());
    if (!json)
        throw Error("the case keeps no model \"" + name.toStdString() + "\"", casePath.string(),
                    "choose another one, or train on these sessions");
    return std::make_shared<const result::LearntModel>(exporting::readSequenceModel(*json));
}

} // namespace anomalyst::ui
