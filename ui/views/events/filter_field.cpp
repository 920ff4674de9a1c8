#include "ui/views/events/filter_field.h"

#include "ui/widgets/display_text.h"
#include "ui/widgets/style_sheet.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QMenu>

namespace anomalyst::ui
{

namespace
{

QString operatorLabel(query::Operator op)
{
    using query::Operator;
    switch (op) {
    case Operator::Contains:
        return FilterField::tr("contains\t~");
    case Operator::NotContains:
        return FilterField::tr("does not contain\t!~");
    case Operator::Equal:
        return FilterField::tr("is\t=");
    case Operator::NotEqual:
        return FilterField::tr("is not\t!=");
    case Operator::Less:
        return FilterField::tr("is less than\t<");
    case Operator::LessOrEqual:
        return FilterField::tr("is at most\t<=");
    case Operator::Greater:
        return FilterField::tr("is greater than\t>");
    case Operator::GreaterOrEqual:
        return FilterField::tr("is at least\t>=");
    }
    return {};
}

} // namespace

FilterField::FilterField(const ColumnSpec &column, QWidget *parent)
    : QLineEdit(parent)
    , m_column(column)
{
    const QString name = ui::displayText(std::string_view(column.name), 60);
    setAccessibleName(tr("Filter on %1").arg(name));
    setMaxLength(10'000);
    setPart(this, "filterField");
    setPlaceholderText(tr("Filter"));
    QAction *operators = addAction(themedIcon(QStringLiteral("filter"), &Theme::mutedText), LeadingPosition);
    operators->setToolTip(tr("Choose how it compares"));
    connect(operators, &QAction::triggered, this, &FilterField::openOperators);
    connect(this, &QLineEdit::textChanged, this, &FilterField::check);
    check();
}

void FilterField::showCondition(const std::optional<query::Condition> &condition)
{
    if (condition == m_condition && (hasFocus() || condition))
        return; // what is being typed stays
    m_condition = condition;
    setText(condition ? cellConditionText(*condition, m_column) : QString());
    setCursorPosition(0);
}

QMenu *FilterField::openOperators()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const query::Operator op : kFilterOperators) {
        connect(menu->addAction(operatorLabel(op)), &QAction::triggered, this, [this, op] {
            setText(withOperator(text(), op, m_column));
            setFocus(Qt::OtherFocusReason);
            end(false);
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("has no value")), &QAction::triggered, this, [this] {
        setText(QStringLiteral("="));
        commit();
    });
    connect(menu->addAction(tr("has a value")), &QAction::triggered, this, [this] {
        setText(QStringLiteral("!="));
        commit();
    });
    QAction *clear = menu->addAction(tr("Clear this filter"));
    clear->setEnabled(!text().isEmpty());
    connect(clear, &QAction::triggered, this, [this] {
        this->clear();
        commit();
    });
    menu->popup(mapToGlobal(QPoint(0, height())));
    return menu;
}

bool FilterField::commit()
{
    const CellCondition cell = cellCondition(text(), m_column);
    if (!cell.problem.isEmpty())
        return false;
    if (cell.condition == m_condition)
        return true;
    m_condition = cell.condition;
    Q_EMIT committed(m_condition);
    return true;
}

void FilterField::check()
{
    const QString problem = cellCondition(text(), m_column).problem;
    const QString part = !problem.isEmpty() ? QStringLiteral("filterProblem")
                         : text().isEmpty() ? QStringLiteral("filterField")
                                            : QStringLiteral("filterActive");
    if (property("part").toString() != part)
        setPart(this, part.toLatin1().constData());
    setToolTip(!problem.isEmpty() ? displayRichText(problem)
                                  : tr("Filter: a text, or one of = != ~ !~ < <= > >= and a value. Enter applies."));
}

// Esc and Tab belong to the field while it is typed in, not to the window.
bool FilterField::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Tab || key == Qt::Key_Backtab) {
            Q_EMIT left(key == Qt::Key_Tab ? 1 : -1);
            return true;
        }
    }
    return QLineEdit::event(event);
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        commit();
        break;
    case Qt::Key_Escape:
        setText(m_condition ? cellConditionText(*m_condition, m_column) : QString());
        Q_EMIT left(0);
        break;
    case Qt::Key_Down:
        if (event->modifiers() & Qt::AltModifier)
            openOperators();
        else if (commit())
            Q_EMIT left(0);
        break;
    default:
        QLineEdit::keyPressEvent(event);
        return;
    }
    event->accept();
}

void FilterField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        commit();
}

void FilterField::contextMenuEvent(QContextMenuEvent *event)
{
    openOperators();
    event->accept();
}

} // namespace anomalyst::ui
