#include "ui/find_box.h"

#include "ui/views/filters/filter_text.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QCompleter>
#include <QStandardItemModel>

namespace anomalyst::ui
{

namespace
{

constexpr std::size_t kMostOffers = 9;
// Where people look first.
constexpr std::array kLikeliest = {Role::CommandLine, Role::Process, Role::Operation,  Role::User, Role::Host,
                                   Role::Session,     Role::Address, Role::Parameters, Role::None};

std::optional<query::Condition> typedCondition(const QString &text, const store::LogInfo &log)
{
    try {
        query::Condition condition = query::parseCondition(text.toStdString());
        const auto column = log.columnNamed(condition.column);
        if (!column)
            return {};
        condition.column = log.columns[*column].name;
        return condition;
    } catch (const Error &) {
        return {}; // an ordinary word
    }
}

} // namespace

std::vector<query::Condition> offersFor(const QString &text, const store::LogInfo &log)
{
    const QString word = text.trimmed();
    if (word.isEmpty())
        return {};
    std::vector<query::Condition> offers;
    if (auto typed = typedCondition(word, log))
        offers.push_back(std::move(*typed));
    for (const Role role : kLikeliest) {
        for (const ColumnSpec &column : log.columns) {
            if (column.role == role && column.type == ColumnType::Text && offers.size() < kMostOffers)
                offers.push_back({.column = column.name, .op = query::Operator::Contains, .value = word.toStdString()});
        }
    }
    return offers;
}

FindBox::FindBox(Workbench &workbench, QWidget *parent)
    : QLineEdit(parent)
    , m_workbench(workbench)
    , m_list(new QStandardItemModel(this))
{
    setPlaceholderText(tr("Search for a filter…   Ctrl+K"));
    setAccessibleName(tr("Search for a filter"));
    setClearButtonEnabled(true);
    setMaxLength(1000);
    setFixedWidth(300);
    addAction(themedIcon(QStringLiteral("search"), &Theme::mutedText), QLineEdit::LeadingPosition);
    auto *completer = new QCompleter(m_list, this);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    setCompleter(completer);
    connect(this, &QLineEdit::textEdited, this, &FindBox::offer);
    connect(completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) { take(static_cast<std::size_t>(index.row())); });
    connect(this, &QLineEdit::returnPressed, this, [this] {
        offer(text());
        take(0);
    });
}

void FindBox::offer(const QString &text)
{
    const store::LogInfo *log = m_workbench.listed.log();
    m_offers = log ? offersFor(text, *log) : std::vector<query::Condition>();
    m_list->clear();
    for (const query::Condition &condition : m_offers)
        m_list->appendRow(new QStandardItem(conditionText(condition)));
}

void FindBox::take(std::size_t offer)
{
    if (offer >= m_offers.size())
        return;
    const query::Condition condition = m_offers[offer];
    m_offers.clear();
    m_workbench.filters.add({.log = m_workbench.selection.scope().log, .condition = condition});
    // The completer writes its text into the box after this.
    QMetaObject::invokeMethod(this, &QLineEdit::clear, Qt::QueuedConnection);
    Q_EMIT filterAdded();
}

} // namespace anomalyst::ui
