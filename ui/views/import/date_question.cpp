#include "ui/views/import/date_question.h"

#include "ui/models/value_text.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style_sheet.h"
#include "ui/widgets/theme.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

namespace anomalyst::ui
{

namespace
{

// With the month as a word, which no order can hide.
QString spokenDay(TimeUs time)
{
    if (time == kMissingTime)
        return {};
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(time / 1000, Qt::UTC);
    return QLocale::c().toString(moment, QStringLiteral("d MMMM yyyy"));
}

const PlannedFile *firstAsked(const ImportPlan &plan, int group)
{
    for (const PlannedFile *file : plan.filesOf(group)) {
        if (file->question)
            return file;
    }
    return nullptr;
}

} // namespace

DateQuestionBar::DateQuestionBar(ImportPlan &plan, QWidget *parent)
    : QFrame(parent)
    , m_plan(plan)
    , m_text(plainLabel({}, nullptr, this))
    , m_dayFirst(new QPushButton(this))
    , m_monthFirst(new QPushButton(this))
{
    setPart(this, "warning");
    m_dayFirst->setObjectName(QStringLiteral("dayFirst"));
    m_monthFirst->setObjectName(QStringLiteral("monthFirst"));
    m_text->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 10, 8);
    row->setSpacing(8);
    row->addWidget(new IconLabel(themedIcon(QStringLiteral("warning"), &Theme::warn), this));
    row->addWidget(m_text, 1);
    row->addWidget(m_dayFirst);
    row->addWidget(m_monthFirst);
    connect(m_dayFirst, &QPushButton::clicked, this, [this] { answer(importing::DateOrder::DayMonthYear); });
    connect(m_monthFirst, &QPushButton::clicked, this, [this] { answer(importing::DateOrder::MonthDayYear); });
    connect(&plan, &ImportPlan::fileChanged, this, &DateQuestionBar::refresh);
    hide();
}

void DateQuestionBar::showGroup(int group)
{
    m_group = group;
    refresh();
}

void DateQuestionBar::refresh()
{
    const PlannedFile *file = firstAsked(m_plan, m_group);
    setVisible(file != nullptr);
    if (!file)
        return;
    const DateQuestion &question = *file->question;
    QString text =
        tr("Does the day or the month come first in %1? “%2” is:")
            .arg(displayText(std::string_view(question.column), 60), displayText(std::string_view(question.value), 60));
    if (question.mayBeSettled)
        text =
            tr("The first rows do not tell whether the day or the month comes first in %1; the rest of the file may. "
               "“%2” is:")
                .arg(displayText(std::string_view(question.column), 60),
                     displayText(std::string_view(question.value), 60));
    m_text->setText(text);
    const auto label = [](QPushButton *button, TimeUs time) {
        button->setText(spokenDay(time));
        button->setVisible(time != kMissingTime);
    };
    label(m_dayFirst, question.dayFirst);
    label(m_monthFirst, question.monthFirst);
    m_dayFirst->setAccessibleName(tr("The day first: %1").arg(spokenDay(question.dayFirst)));
    m_monthFirst->setAccessibleName(tr("The month first: %1").arg(spokenDay(question.monthFirst)));
}

void DateQuestionBar::answer(importing::DateOrder order)
{
    const FileGroup *group = m_plan.group(m_group);
    if (!group)
        return;
    importing::ImportOptions options = group->options;
    options.dateOrder = order;
    m_plan.setOptions(m_group, options);
}

} // namespace anomalyst::ui
