#include "ui/views/sequences/session_texts.h"

#include "ui/models/value_text.h"
#include "ui/widgets/display_text.h"

#include <algorithm>
#include <cmath>

namespace anomalyst::ui
{

namespace
{

constexpr int kNameLimit = 80;

double rarity(const explain::ParameterFinding &finding)
{
    return std::min(finding.probability, finding.valueProbability.value_or(1));
}

QString stepName(const explain::StepExplanation &step)
{
    return step.isEnd ? QObject::tr("the end") : displayText(step.command, kNameLimit);
}

QString parameterText(const explain::ParameterFinding &finding)
{
    QString text = displayText(finding.name, kNameLimit);
    if (!finding.value.empty())
        text += QLatin1Char('=') + displayText(finding.value, kNameLimit);
    if (finding.isRare)
        text += QObject::tr(" (parameter %1)").arg(probabilityText(finding.probability));
    if (finding.isValueRare)
        text += QObject::tr(" (value %1)").arg(probabilityText(*finding.valueProbability));
    return text;
}

QStringList expectedTexts(const explain::StepExplanation &step)
{
    QStringList texts;
    for (const explain::ExpectedCommand &expected : step.expected)
        texts << expectedText(expected);
    return texts;
}

} // namespace

QString bitsText(double bits)
{
    return QString::number(std::abs(bits) < 0.05 ? 0 : bits, 'f', 1);
}

QString probabilityText(double probability)
{
    return QStringLiteral("p = %1").arg(QString::number(probability, 'g', probability < 0.1 ? 1 : 2));
}

QString expectedText(const explain::ExpectedCommand &expected)
{
    const QString name = expected.isEnd ? QObject::tr("the end") : displayText(expected.name, kNameLimit);
    return name + QLatin1Char(' ') + percentText(expected.probability);
}

std::vector<explain::ParameterFinding> rarestFirst(std::vector<explain::ParameterFinding> findings)
{
    std::ranges::stable_sort(
        findings, {}, [](const auto &finding) { return finding.isRare || finding.isValueRare ? rarity(finding) : 1; });
    return findings;
}

QString scoreSentence(const explain::SessionExplanation &explanation)
{
    QStringList addends;
    for (const explain::WindowPart &part : explanation.window) {
        const QString name = stepName(explanation.steps[part.step]);
        addends << (part.isPrior ? QObject::tr("%1 by itself") : QStringLiteral("%1")).arg(name) + QLatin1Char(' ') +
                       bitsText(part.bits);
    }
    QString sum = addends.join(QStringLiteral(" + "));
    if (explanation.factors > 1)
        sum = QStringLiteral("(%1) / %2").arg(sum).arg(explanation.factors);
    return QObject::tr("%1 = %2 bits, likelihood %3")
        .arg(sum, bitsText(explanation.score()), numberText(std::exp2(-explanation.score()), 3));
}

QString comparisonSentence(const explain::SessionExplanation &explanation, double log10Likelihood)
{
    const explain::OtherSessions &others = explanation.others;
    if (others.count == 0)
        return QObject::tr("The only session of this user");
    const auto text = [](double value) { return QString::number(value, 'f', 2); };
    const QString place = others.lessLikely == 0
                              ? QObject::tr("Least likely of %1 sessions of this user").arg(countText(others.count + 1))
                              : QObject::tr("%1 of %2 other sessions of this user are less likely")
                                    .arg(countText(others.lessLikely), countText(others.count));
    return QObject::tr("%1 · this one %2, the others: lowest %3, median %4, highest %5")
        .arg(place, text(log10Likelihood), text(others.lowest), text(others.median), text(others.highest));
}

QString stepTip(const explain::StepExplanation &step)
{
    QStringList lines = {
        stepName(step),
        QObject::tr("%1, %2 bits").arg(probabilityText(step.probability), bitsText(step.transitionBits))};
    if (step.parameterBits > 0)
        lines << QObject::tr("its parameters: %1 bits").arg(bitsText(step.parameterBits));
    if (step.isNewForUser)
        lines << QObject::tr("in no other session of this user");
    if (!step.expected.empty())
        lines << QObject::tr("usually here: %1").arg(expectedTexts(step).join(QStringLiteral(", ")));
    for (const explain::ParameterFinding &finding : rarestFirst(step.parameters))
        lines << parameterText(finding);
    for (QString &line : lines)
        line = displayRichText(line, 400);
    return QStringLiteral("<p style='white-space:pre'>%1</p>").arg(lines.mid(0, 24).join(QStringLiteral("<br/>")));
}

QString stepNote(const explain::StepExplanation &step)
{
    QStringList notes;
    for (const explain::ParameterFinding &finding : rarestFirst(step.parameters))
        if (finding.isRare || finding.isValueRare)
            notes << parameterText(finding);
    if (step.probability < 0.05 && !step.expected.empty())
        notes << QObject::tr("usually %1").arg(expectedText(step.expected.front()));
    return notes.join(QStringLiteral(" · "));
}

QString sessionText(const SequencesData &data, const explain::SessionExplanation &explanation)
{
    const query::Session &session = data.session(explanation.session);
    QStringList lines = {
        QObject::tr("Session of %1, %2, %3, %4 commands")
            .arg(data.userName(explanation.session), momentText(session.begin), durationText(session.end - session.begin),
                 countText(session.commandCount)),
        QObject::tr("Rarest window: %1").arg(scoreSentence(explanation)),
        comparisonSentence(explanation, data.result.likelihoods.sessions[explanation.session].rarestWindow)};
    for (std::size_t i = 0; i < explanation.steps.size(); ++i) {
        const explain::StepExplanation &step = explanation.steps[i];
        const QString note = stepNote(step);
        const QString time =
            step.isEnd ? QString() : timeText(data.result.table->times[step.index]) + QLatin1Char('\t');
        lines << QStringLiteral("%1 %2\t%3%4\t%5\t%6 bits\t%7")
                     .arg(step.isInRarestWindow ? QLatin1Char('*') : QLatin1Char(' '))
                     .arg(i + 1)
                     .arg(time, stepName(step), probabilityText(step.probability), bitsText(step.bits()), note);
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace anomalyst::ui
