#include "ui/views/filters/filter_editor.h"

#include "ui/views/filters/filter_text.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/style_sheet.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace anomalyst::ui
{

namespace
{

constexpr std::array kOperators = {
    query::Operator::Equal, query::Operator::NotEqual,    query::Operator::Contains, query::Operator::NotContains,
    query::Operator::Less,  query::Operator::LessOrEqual, query::Operator::Greater,  query::Operator::GreaterOrEqual};

}

FilterEditor::FilterEditor(const store::LogInfo &log, const query::Condition &condition, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_column(new QComboBox(this))
    , m_operator(new QComboBox(this))
    , m_value(new QLineEdit(QString::fromStdString(condition.value), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setPart(this, "card");
    for (const ColumnSpec &column : log.columns)
        m_column->addItem(displayText(std::string_view(column.name), 60), QString::fromStdString(column.name));
    for (const query::Operator op : kOperators)
        m_operator->addItem(operatorText(op), static_cast<int>(op));
    if (const auto at = log.columnNamed(condition.column); at && !condition.column.empty())
        m_column->setCurrentIndex(static_cast<int>(*at));
    m_operator->setCurrentIndex(static_cast<int>(std::ranges::find(kOperators, condition.op) - kOperators.begin()));
    m_value->setPlaceholderText(tr("value; empty: missing"));
    m_value->setMinimumWidth(220);
    m_value->setMaxLength(1000);
    auto *apply = new QPushButton(tr("Apply"), this);
    setPart(apply, "primary");
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 10, 12, 10);
    row->addWidget(m_column);
    row->addWidget(m_operator);
    row->addWidget(m_value, 1);
    row->addWidget(apply);
    connect(apply, &QPushButton::clicked, this, &FilterEditor::accept);
    connect(m_value, &QLineEdit::returnPressed, this, &FilterEditor::accept);
}

void FilterEditor::showBelow(QWidget *anchor)
{
    adjustSize();
    move(anchor->mapToGlobal(QPoint(0, anchor->height() + 4)));
    show();
    m_value->setFocus();
    m_value->selectAll();
}

void FilterEditor::accept()
{
    Q_EMIT accepted({.column = m_column->currentData().toString().toStdString(),
                     .op = static_cast<query::Operator>(m_operator->currentData().toInt()),
                     .value = m_value->text().toStdString()});
    close();
}

} // namespace anomalyst::ui
