#include "ui/views/sequences/session_details.h"

#include "ui/models/value_text.h"
#include "ui/views/sequences/session_texts.h"

namespace anomalyst::ui
{

explain::SessionExplanation explained(const SequencesData &data, std::uint32_t session)
{
    return explain::explainSession(data.result, *data.edges, session);
}

Details sessionDetails(const SequencesData &data, std::size_t rank, bool isUnusual)
{
    const std::uint32_t session = data.result.order[rank];
    const query::Session &at = data.session(session);
    const analysis::SessionLikelihood &likelihood = data.result.likelihoods.sessions[session];
    const explain::SessionExplanation explanation = explained(data, session);
    QStringList window;
    for (const std::string &name : data.result.rarestWindow(session))
        window << QString::fromStdString(name);
    Details details;
    details.caption = QObject::tr("Selected session");
    details.title = data.userName(session);
    details.badge = isUnusual ? QObject::tr("Unusual") : QString();
    details.sentence = QObject::tr("Its least expected commands: %1.").arg(window.join(QStringLiteral(" → ")));
    details.facts = {{QObject::tr("Rank"), QObject::tr("%1 of %2").arg(rank + 1).arg(data.result.order.size())},
                     {QObject::tr("log10 likelihood"), QString::number(likelihood.rarestWindow, 'f', 3)},
                     {QObject::tr("Begin"), timeText(at.begin)},
                     {QObject::tr("Duration"), durationText(at.end - at.begin)},
                     {QObject::tr("Commands"), countText(at.commandCount)}};
    if (explanation.others.count > 0)
        details.facts.push_back({QObject::tr("User's other sessions"), QObject::tr("%1, median %2")
                                                                           .arg(countText(explanation.others.count))
                                                                           .arg(explanation.others.median, 0, 'f', 3)});
    for (const explain::StepExplanation &step : explanation.steps)
        if (!step.isEnd)
            details.steps.push_back({QString::fromStdString(step.command), std::exp2(-step.bits()), stepNote(step)});
    details.events = sessionScope(data, rank);
    return details;
}

EventScope sessionScope(const SequencesData &data, std::size_t rank)
{
    const std::uint32_t session = data.result.order[rank];
    const query::Session &at = data.session(session);
    const auto first = data.result.table->rows.begin() + at.firstCommand;
    return {.log = data.log,
            .title = QObject::tr("Session of %1, %2").arg(data.userName(session), timeText(at.begin)),
            .rows = std::make_shared<const std::vector<EventRow>>(first, first + at.commandCount),
            .window = {}};
}

EventScope stepScope(const SequencesData &data, std::size_t rank, std::size_t step)
{
    const std::uint32_t session = data.result.order[rank];
    const EventRow row = data.result.table->rows[data.session(session).firstCommand + step];
    return {.log = data.log,
            .title = QObject::tr("Step %1 of %2").arg(step + 1).arg(data.userName(session)),
            .rows = std::make_shared<const std::vector<EventRow>>(1, row),
            .window = {}};
}

} // namespace anomalyst::ui
