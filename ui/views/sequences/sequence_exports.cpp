#include "ui/views/sequences/sequence_exports.h"

#include "core/export/result_tables.h"

#include <QAction>

namespace anomalyst::ui
{

namespace
{

using Write = void (*)(const exporting::OutputTarget &, const SequencesData &, const WorkContext &);

void writeTransitions(const exporting::OutputTarget &target, const SequencesData &data, const WorkContext &)
{
    exporting::writeTransitions(target, data.result, *data.edges);
}

template<auto write>
void writeResult(const exporting::OutputTarget &target, const SequencesData &data, const WorkContext &context)
{
    write(target, data.result, context);
}

} // namespace

QList<QAction *> makeSequenceExports(Workbench &workbench, std::function<std::shared_ptr<const SequencesData>()> shown,
                                     QObject *parent)
{
    QList<QAction *> actions;
    const auto add = [&](const QString &title, const QString &name, Write write) {
        auto *action = new QAction(title + QStringLiteral("…"), parent);
        QObject::connect(action, &QAction::triggered, parent, [&workbench, shown, title, name, write] {
            const auto data = shown();
            if (!data)
                return;
            workbench.exports.request({title, name, [data, write](const auto &target, const auto &context) {
                                           write(target, *data, context);
                                       }});
        });
        actions.append(action);
    };
    add(QObject::tr("Sessions by likelihood"), QStringLiteral("sessions.csv"), writeResult<exporting::writeSequences>);
    add(QObject::tr("Steps of all sessions"), QStringLiteral("steps.csv"), writeResult<exporting::writeSteps>);
    add(QObject::tr("Parameter sets"), QStringLiteral("parameter_sets.csv"),
        writeResult<exporting::writeParameterSets>);
    add(QObject::tr("Transitions"), QStringLiteral("transitions.csv"), writeTransitions);
    return actions;
}

} // namespace anomalyst::ui
