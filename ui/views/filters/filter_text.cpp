#include "ui/views/filters/filter_text.h"

#include "ui/models/value_text.h"
#include "ui/widgets/display_text.h"

#include <QCoreApplication>

namespace anomalyst::ui
{

namespace
{

constexpr int kNameLimit = 32;
constexpr int kValueLimit = 48;

QString tr(const char *text)
{
    return QCoreApplication::translate("FilterText", text);
}

// A time with an offset as the tables show it.
QString valueText(const std::string &value)
{
    const auto time = value.size() > 10 && value.back() == 'Z' ? parseIsoTime(value) : std::nullopt;
    return time ? momentText(*time) : displayText(std::string_view(value), kValueLimit);
}

} // namespace

QString operatorText(query::Operator op)
{
    switch (op) {
    case query::Operator::Equal:
        return tr("is");
    case query::Operator::NotEqual:
        return tr("is not");
    case query::Operator::Contains:
        return tr("contains");
    case query::Operator::NotContains:
        return tr("does not contain");
    case query::Operator::Less:
        return QStringLiteral("<");
    case query::Operator::LessOrEqual:
        return QStringLiteral("≤");
    case query::Operator::Greater:
        return QStringLiteral(">");
    case query::Operator::GreaterOrEqual:
        return QStringLiteral("≥");
    }
    return {};
}

QString conditionText(const query::Condition &condition)
{
    const QString column = displayText(std::string_view(condition.column), kNameLimit);
    if (condition.value.empty() && condition.op == query::Operator::Equal)
        return tr("%1 is missing").arg(column);
    if (condition.value.empty() && condition.op == query::Operator::NotEqual)
        return tr("%1 is there").arg(column);
    return QStringLiteral("%1 %2 %3")
        .arg(column, operatorText(condition.op), valueText(condition.value));
}

QString choiceText(const query::ChosenRows &choice)
{
    const QString name = displayText(std::string_view(choice.name), kValueLimit);
    return (choice.isExcluded ? tr("without: %1 (%2 events)") : tr("%1 (%2 events)"))
        .arg(name, countText(choice.rows.size()));
}

QString timeFilterText(const TimeWindow &window)
{
    return QStringLiteral("%1 (%2)").arg(windowText(window), durationText(window.length()));
}

} // namespace anomalyst::ui
