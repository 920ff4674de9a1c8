#include "ui/views/import/option_panel.h"

#include "ui/views/import/format_card.h"
#include "ui/views/import/log_card.h"
#include "ui/views/import/time_card.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style_sheet.h"

#include <QLabel>
#include <QVBoxLayout>

namespace anomalyst::ui
{

OptionPanel::OptionPanel(ImportPlan &plan, QWidget *parent)
    : QScrollArea(parent)
    , m_plan(plan)
    , m_log(new LogCard)
    , m_format(new FormatCard)
    , m_time(new TimeCard)
    , m_findingsCard(new QFrame)
    , m_findings(plainLabel({}, nullptr, m_findingsCard))
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    QVBoxLayout *column = makeContent();
    addCard(column, m_log);
    addCard(column, m_format);
    addCard(column, m_time);
    addFindings(column);
    column->addStretch(1);
    connect(m_log, &LogCard::forgetRequested, this, [this] { Q_EMIT forgetRequested(m_group); });
    connect(&plan, &ImportPlan::fileChanged, this, [this](int file) {
        if (file == m_file)
            refresh();
    });
    connect(&plan, &ImportPlan::filesChanged, this, &OptionPanel::refresh);
}

QVBoxLayout *OptionPanel::makeContent()
{
    auto *content = new QWidget;
    content->setAutoFillBackground(false);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 2, 0);
    column->setSpacing(8);
    setWidget(content);
    return column;
}

void OptionPanel::addCard(QVBoxLayout *column, OptionCard *card)
{
    column->addWidget(card);
    connect(card, &OptionCard::chosen, this, [this](const importing::ImportOptions &options) {
        if (m_plan.group(m_group))
            m_plan.setOptions(m_group, options);
    });
}

void OptionPanel::addFindings(QVBoxLayout *column)
{
    setPart(m_findingsCard, "card");
    auto *lines = new QVBoxLayout(m_findingsCard);
    lines->setContentsMargins(12, 10, 12, 12);
    lines->setSpacing(6);
    lines->addWidget(plainLabel(tr("NOTED IN THESE ROWS"), "caption", m_findingsCard));
    m_findings->setWordWrap(true);
    lines->addWidget(m_findings);
    column->addWidget(m_findingsCard);
}

void OptionPanel::showFile(int file)
{
    m_file = file;
    refresh();
}

void OptionPanel::refresh()
{
    const PlannedFile *file = m_plan.file(m_file);
    m_group = file ? file->group : -1;
    const FileGroup *group = m_plan.group(m_group);
    widget()->setEnabled(group != nullptr);
    if (!group)
        return;
    const importing::FilePreview *preview = file->preview.get();
    m_log->show(group->options, m_plan.logNameOf(m_group), group->appliedFrom);
    m_format->show(group->options, preview, file->problem);
    m_time->show(group->options);
    fillFindings(preview);
}

void OptionPanel::fillFindings(const importing::FilePreview *preview)
{
    QStringList lines;
    if (preview) {
        for (const ImportWarning &warning : preview->report.warnings) {
            if (warning.code != "DATE_ORDER_OPEN") // asked for above the preview
                lines << displayText(std::string_view(warning.message), 300);
        }
    }
    m_findingsCard->setVisible(!lines.isEmpty());
    m_findings->setText(lines.join(QStringLiteral("\n")));
}

} // namespace anomalyst::ui
