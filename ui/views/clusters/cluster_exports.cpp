#include "ui/views/clusters/cluster_exports.h"

#include "core/export/result_tables.h"
#include "core/store/event_reader.h"

#include <QAction>

namespace anomalyst::ui
{

QList<QAction *> makeClusterExports(Workbench &workbench, std::function<std::shared_ptr<const ClustersData>()> shown,
                                    QObject *parent)
{
    using Write = void (*)(const exporting::OutputTarget &, const ClustersData &, const store::EventColumns &,
                           const WorkContext &);
    QList<QAction *> actions;
    const auto add = [&](const QString &title, const QString &name, Write write) {
        auto *action = new QAction(title + QStringLiteral("…"), parent);
        QObject::connect(action, &QAction::triggered, parent, [&workbench, shown, title, name, write] {
            const auto data = shown();
            const auto events = data ? workbench.openCase.columns(data->log) : nullptr;
            if (!events)
                return;
            workbench.exports.request({title, name, [data, events, write](const auto &target, const auto &context) {
                                           write(target, *data, *events, context);
                                       }});
        });
        actions.append(action);
    };
    add(QObject::tr("Sessions by rarity"), QStringLiteral("sessions.csv"),
        [](const auto &target, const auto &data, const auto &, const auto &context) {
            exporting::writeClusterSessions(target, data.result, context);
        });
    add(QObject::tr("Why sessions are rare"), QStringLiteral("reasons.csv"),
        [](const auto &target, const auto &data, const auto &, const auto &context) {
            exporting::writeRarityReasons(target, data.result, {}, context);
        });
    add(QObject::tr("Clusters"), QStringLiteral("clusters.csv"),
        [](const auto &target, const auto &data, const auto &events, const auto &context) {
            store::EventReader reader(events.casePath(), events.log().id);
            exporting::writeClusters(target, data.result, reader, context);
        });
    add(QObject::tr("Events with features and clusters"), QStringLiteral("events.csv"),
        [](const auto &target, const auto &data, const auto &, const auto &context) {
            exporting::writeClusterEvents(target, data.result, context);
        });
    return actions;
}

} // namespace anomalyst::ui
