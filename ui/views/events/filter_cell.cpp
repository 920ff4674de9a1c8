#include "ui/views/events/filter_cell.h"

#include "core/base/time.h"
#include "core/query/value_text.h"
#include "ui/models/display_zone.h"

#include <QCoreApplication>

namespace anomalyst::ui
{

namespace
{

using query::Operator;

// The longer ones first.
constexpr std::array kBySymbol = {Operator::NotEqual,       Operator::NotContains, Operator::LessOrEqual,
                                  Operator::GreaterOrEqual, Operator::Equal,       Operator::Contains,
                                  Operator::Less,           Operator::Greater};

QString tr(const char *text)
{
    return QCoreApplication::translate("FilterCell", text);
}

QString symbolOf(Operator op)
{
    const std::string_view symbol = query::operatorSymbol(op);
    return QString::fromLatin1(symbol.data(), static_cast<qsizetype>(symbol.size()));
}

Operator usualOperator(const ColumnSpec &column)
{
    return column.type == ColumnType::Text ? Operator::Contains : Operator::Equal;
}

std::optional<Operator> typedOperator(const QString &text)
{
    for (const Operator op : kBySymbol) {
        if (text.startsWith(symbolOf(op)))
            return op;
    }
    return {};
}

bool isOrder(Operator op)
{
    return op == Operator::Less || op == Operator::LessOrEqual || op == Operator::Greater ||
           op == Operator::GreaterOrEqual;
}

QString problemOf(const query::Condition &condition, const ColumnSpec &column)
{
    if (!isOrder(condition.op))
        return {};
    if (condition.value.empty())
        return tr("Type a value to compare with");
    if (column.type == ColumnType::Time && !parseIsoTime(condition.value))
        return tr("Type a time, such as 2024-03-19 02:00");
    const bool number = column.type == ColumnType::Integer || column.type == ColumnType::Real;
    if (number && !query::realFromText(condition.value))
        return tr("Type a number");
    return {};
}

QString conditionAsText(const query::Condition &condition)
{
    return QString::fromStdString(query::formatCondition({{}, condition.op, condition.value})).trimmed();
}

} // namespace

CellCondition cellCondition(const QString &text, const ColumnSpec &column)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return {};
    const auto typed = typedOperator(trimmed);
    const Operator op = typed.value_or(usualOperator(column));
    const QString value = typed ? trimmed.sliced(symbolOf(op).size()) : trimmed;
    CellCondition cell;
    // Through the reader of conditions, so that quotes mean here what they mean there.
    cell.condition =
        query::parseCondition((QStringLiteral("c ") + symbolOf(op) + QLatin1Char(' ') + value).toStdString());
    cell.condition->column = column.name;
    if (column.type == ColumnType::Time && op != Operator::Contains && op != Operator::NotContains)
        cell.condition->value = typedTime(cell.condition->value);
    cell.problem = problemOf(*cell.condition, column);
    if (!cell.problem.isEmpty())
        cell.condition.reset();
    return cell;
}

QString cellConditionText(const query::Condition &condition, const ColumnSpec &column)
{
    const QString value = QString::fromStdString(condition.value);
    const bool plain = condition.op == usualOperator(column) && !value.isEmpty() && !typedOperator(value) &&
                       conditionAsText(condition) == symbolOf(condition.op) + QLatin1Char(' ') + value;
    return plain ? value : conditionAsText(condition);
}

QString withOperator(const QString &text, Operator op, const ColumnSpec &column)
{
    const QString trimmed = text.trimmed();
    const auto typed = typedOperator(trimmed);
    const QString value = (typed ? trimmed.sliced(symbolOf(*typed).size()) : trimmed).trimmed();
    if (op == usualOperator(column) && !value.isEmpty() && !typedOperator(value))
        return value;
    return symbolOf(op) + QLatin1Char(' ') + value;
}

} // namespace anomalyst::ui
