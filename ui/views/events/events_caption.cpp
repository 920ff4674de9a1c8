#include "ui/views/events/events_caption.h"

#include "ui/models/value_text.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style_sheet.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace anomalyst::ui
{

namespace
{

QToolButton *makeButton(const QString &icon, const QString &text, const QString &tip, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(themedIcon(icon));
    button->setText(QStringLiteral(" ") + text);
    button->setToolTip(tip);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

QString countOf(const ListedEvents &listed)
{
    if (!listed.isSettled())
        return EventsCaption::tr("looking…");
    if (listed.count() == listed.total())
        return EventsCaption::tr("%1 events").arg(countText(listed.total()));
    return EventsCaption::tr("%1 of %2 events").arg(countText(listed.count()), countText(listed.total()));
}

} // namespace

EventsCaption::EventsCaption(QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel({}, Qt::ElideMiddle, this))
    , m_count(plainLabel({}, "muted", this))
    , m_clear(makeButton(QStringLiteral("close"), tr("All events"), tr("List all events of the log again"), this))
    , m_keep(makeButton(QStringLiteral("filter"), tr("Keep as filter"),
                        tr("Look at these events only, in every view"), this))
    , m_find(makeButton(QStringLiteral("search"), tr("Find"), tr("Find in the listed events (Ctrl+F)"), this))
    , m_filterRow(makeButton(QStringLiteral("filter"), tr("Filter row"),
                             tr("A field to filter by over each column (Ctrl+Shift+F)"), this))
    , m_columns(makeButton(QStringLiteral("column"), tr("Columns"), tr("Choose, move and freeze columns"), this))
    , m_save(makeButton(QStringLiteral("export"), tr("Export…"),
                        tr("Save the listed events as CSV or JSON lines (Ctrl+E)"), this))
{
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);
    setPart(m_clear, "outlined");
    setPart(m_keep, "outlined");
    m_keep->setObjectName(QStringLiteral("keepAsFilter"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4, 0, 0, 0);
    row->addWidget(m_title);
    row->addWidget(m_count);
    row->addWidget(m_clear);
    row->addWidget(m_keep);
    row->addStretch(1);
    for (QToolButton *button : {m_find, m_filterRow, m_columns, m_save})
        row->addWidget(button);
    m_filterRow->setCheckable(true);
    m_columns->setObjectName(QStringLiteral("columns"));
    connect(m_find, &QToolButton::clicked, this, &EventsCaption::findClicked);
    connect(m_filterRow, &QToolButton::clicked, this, &EventsCaption::filterRowToggled);
    connect(m_columns, &QToolButton::clicked, this, &EventsCaption::columnsClicked);
    connect(m_clear, &QToolButton::clicked, this, &EventsCaption::clearClicked);
    connect(m_keep, &QToolButton::clicked, this, &EventsCaption::keepClicked);
    connect(m_save, &QToolButton::clicked, this, &EventsCaption::exportClicked);
}

void EventsCaption::update(const ListedEvents &listed, const EventScope &scope)
{
    const store::LogInfo *log = listed.log();
    m_title->setText(!scope.title.isEmpty() ? scope.title : log ? QString::fromStdString(log->name) : QString());
    m_count->setText(countOf(listed));
    m_clear->setVisible(!scope.title.isEmpty());
    m_keep->setVisible(scope.rows || scope.window);
    m_save->setEnabled(listed.isSettled() && listed.count() > 0);
}

void EventsCaption::setHiddenColumns(std::size_t count)
{
    m_columns->setText(QStringLiteral(" ") + (count > 0 ? tr("Columns, %1 hidden").arg(count) : tr("Columns")));
}

void EventsCaption::setFilterRowShown(bool shown)
{
    m_filterRow->setChecked(shown);
}

const QString &EventsCaption::title() const
{
    return m_title->text();
}

} // namespace anomalyst::ui
