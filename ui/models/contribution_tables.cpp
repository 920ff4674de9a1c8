#include "ui/models/contribution_tables.h"

#include "ui/models/value_text.h"

#include <QObject>

#include <algorithm>
#include <cmath>

namespace anomalyst::ui
{

namespace
{

using Shared = std::shared_ptr<const ContributionsData>;

QString amountText(const ContributionsData &data, double value)
{
    const auto bytes = data.log.columnWithRole(Role::Bytes);
    if (bytes && data.log.columns[*bytes].name == data.params.valueColumn)
        return bytesText(value);
    return numberText(std::abs(value) >= 100 ? std::round(value) : value, std::abs(value) >= 100 ? 12 : 3);
}

QString valueText(const explain::Contribution &contribution)
{
    return contribution.value.empty() ? QObject::tr("(missing)") : QString::fromStdString(contribution.value);
}

QString noteText(const explain::Contribution &contribution)
{
    return contribution.isNew    ? QObject::tr("never seen before")
           : contribution.isGone ? QObject::tr("silent in it")
                                 : QString();
}

TableColumn textColumn(const QString &title, const QString &explanation, std::function<QString(std::size_t)> text,
                       bool fixedWidth = false)
{
    return {.title = title,
            .explanation = explanation,
            .value = [text = std::move(text)](std::size_t row) { return QVariant(text(row)); },
            .fixedWidth = fixedWidth};
}

TableColumn amountColumn(const Shared &data, const QString &title, const QString &explanation,
                         double explain::Contribution::*amount)
{
    return {.title = title,
            .explanation = explanation,
            .value = [data, amount](std::size_t row) { return QVariant(data->found.ranked[row].*amount); },
            .text = [data, amount](std::size_t row) { return amountText(*data, data->found.ranked[row].*amount); }};
}

QString amountName(const ContributionsData &data)
{
    return data.params.valueColumn.empty() ? QObject::tr("events") : QString::fromStdString(data.params.valueColumn);
}

QString referenceText(const ContributionsData &data)
{
    if (data.found.references == 0)
        return QObject::tr("by the rate of all other time");
    const QString season = durationText(data.params.season);
    return data.found.references == 1 ? QObject::tr("by the same time %1 before or after").arg(season)
                                      : QObject::tr("the mean of the same time in %1 other seasons of %2")
                                            .arg(countText(data.found.references), season);
}

} // namespace

std::vector<TableColumn> contributionColumns(std::shared_ptr<const ContributionsData> data)
{
    const auto at = [data](std::size_t row) -> const explain::Contribution & { return data->found.ranked[row]; };
    std::vector<TableColumn> columns;
    columns.push_back(textColumn(QObject::tr("Column"), {}, [data, at](std::size_t row) {
        return QString::fromStdString(data->log.columns[at(row).column].name);
    }));
    columns.push_back(textColumn(
        QObject::tr("Value"), {}, [at](std::size_t row) { return valueText(at(row)); }, true));
    columns.push_back(
        {.title = QObject::tr("Share of excess"),
         .explanation = QObject::tr("Of the difference between what was and what was expected; the shares of the "
                                    "values of a column add up to 100 %"),
         .value = [at](std::size_t row) { return QVariant(at(row).share); },
         .text = [at](std::size_t row) { return percentText(at(row).share); },
         .bar = [at](std::size_t row) { return std::clamp(at(row).share, 0.0, 1.0); }});
    columns.push_back(amountColumn(data, QObject::tr("Expected"), QObject::tr("In the window, by the reference"),
                                   &explain::Contribution::before));
    columns.push_back(
        amountColumn(data, QObject::tr("Observed"), QObject::tr("In the window"), &explain::Contribution::now));
    columns.push_back({.title = QObject::tr("Surprise"),
                       .explanation = QObject::tr("How much its share of the column has changed, 0 to 1"),
                       .value = [at](std::size_t row) { return QVariant(at(row).surprise); },
                       .text = [at](std::size_t row) { return numberText(at(row).surprise, 3); },
                       .bar = [at](std::size_t row) { return at(row).surprise; }});
    columns.push_back({.title = QObject::tr("Events"),
                       .explanation = QObject::tr("Of the window that have it"),
                       .value = [at](std::size_t row) { return QVariant(static_cast<qlonglong>(at(row).events)); },
                       .text = [at](std::size_t row) { return countText(at(row).events); }});
    columns.push_back(textColumn(QObject::tr("Note"), QObject::tr("Before the window, in the whole log"),
                                 [at](std::size_t row) { return noteText(at(row)); }));
    return columns;
}

QString contributionSummary(const ContributionsData &data)
{
    const explain::Contributions &found = data.found;
    return QObject::tr("%1: %2 %3 where %4 were expected, %5")
        .arg(windowText(data.params.window), amountText(data, found.observed), amountName(data),
             amountText(data, found.expected), referenceText(data));
}

EventScope windowScope(const ContributionsData &data)
{
    return {.log = data.log.id,
            .title = QObject::tr("Window %1").arg(windowText(data.params.window)),
            .rows = nullptr,
            .window = data.params.window};
}

Details contributionDetails(const ContributionsData &data, std::size_t row)
{
    const explain::Contribution &contribution = data.found.ranked[row];
    const QString column = QString::fromStdString(data.log.columns[contribution.column].name);
    Details details;
    details.caption = QObject::tr("What made it different");
    details.title = column + QStringLiteral(" = ") + valueText(contribution);
    details.badge = contribution.isNew ? QObject::tr("New") : contribution.isGone ? QObject::tr("Silent") : QString();
    details.sentence = QObject::tr("%1 %2 in the window where %3 were expected: %4 of the whole difference.")
                           .arg(amountText(data, contribution.now), amountName(data),
                                amountText(data, contribution.before), percentText(contribution.share));
    if (contribution.isNew)
        details.sentence += QLatin1Char(' ') + QObject::tr("No event before the window has this value.");
    if (contribution.isGone)
        details.sentence += QLatin1Char(' ') + QObject::tr("No event of the window has this value.");
    details.facts = {{QObject::tr("Window"), windowText(data.params.window)},
                     {QObject::tr("Expected"), amountText(data, contribution.before)},
                     {QObject::tr("Observed"), amountText(data, contribution.now)},
                     {QObject::tr("Share of excess"), percentText(contribution.share)},
                     {QObject::tr("Surprise"), numberText(contribution.surprise, 3)},
                     {QObject::tr("Events"), countText(contribution.events)},
                     {QObject::tr("Expectation"), referenceText(data)},
                     {QObject::tr("Order"), QObject::tr("share of excess × surprise (the value's part of the "
                                                        "Jensen-Shannon divergence of the column)")}};
    details.events = windowScope(data);
    return details;
}

} // namespace anomalyst::ui
