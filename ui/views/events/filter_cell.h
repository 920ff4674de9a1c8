// What is typed over a column as a condition, and back: an operator of the command line and a value, "> 100", "!= x";
// without an operator, a text is to contain it and a number or time is to be it. Pure functions.
#pragma once

#include "core/base/column.h"
#include "core/query/selection.h"

#include <QString>

#include <optional>

namespace anomalyst::ui
{

struct CellCondition {
    std::optional<query::Condition> condition; // none: nothing is typed, or it cannot be a condition
    QString problem;                           // why it cannot; empty: it can
};

CellCondition cellCondition(const QString &text, const ColumnSpec &column);
QString cellConditionText(const query::Condition &condition, const ColumnSpec &column);
// The same value under another operator.
QString withOperator(const QString &text, query::Operator op, const ColumnSpec &column);

inline constexpr std::array kFilterOperators = {
    query::Operator::Contains, query::Operator::NotContains, query::Operator::Equal,   query::Operator::NotEqual,
    query::Operator::Less,     query::Operator::LessOrEqual, query::Operator::Greater, query::Operator::GreaterOrEqual};

} // namespace anomalyst::ui
