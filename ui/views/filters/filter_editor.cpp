#include "ui/views/filters/filter_editor.h"

#include "ui/models/display_zone.h"
#include "ui/models/value_text.h"
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
    , m_columns(log.columns)
    , m_column(new QComboBox(this))
    , m_operator(new QComboBox(this))
    , m_value(new QLineEdit(this))
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
    const auto time = isTimeCompared() ? parseIsoTime(condition.value) : std::nullopt;
    m_value->setText(time ? timeText(*time) : QString::fromStdString(condition.value));
    const auto sayWhatIsTyped = [this] {
        m_value->setPlaceholderText(isTimeCompared() ? tr("time in %1; empty: missing").arg(displayZone().name())
                                                     : tr("value; empty: missing"));
    };
    sayWhatIsTyped();
    for (QComboBox *box : {m_column, m_operator})
        connect(box, &QComboBox::currentIndexChanged, this, sayWhatIsTyped);
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

bool FilterEditor::isTimeCompared() const
{
    const auto op = static_cast<query::Operator>(m_operator->currentData().toInt());
    const auto column = static_cast<std::size_t>(m_column->currentIndex());
    return column < m_columns.size() && m_columns[column].type == ColumnType::Time &&
           op != query::Operator::Contains && op != query::Operator::NotContains;
}

void FilterEditor::accept()
{
    const std::string typed = m_value->text().toStdString();
    Q_EMIT accepted({.column = m_column->currentData().toString().toStdString(),
                     .op = static_cast<query::Operator>(m_operator->currentData().toInt()),
                     .value = isTimeCompared() ? typedTime(typed) : typed});
    close();
}

} // namespace anomalyst::ui
