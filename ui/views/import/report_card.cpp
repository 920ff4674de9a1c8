#include "ui/views/import/report_card.h"

#include "ui/models/source_title.h"
#include "ui/models/value_text.h"
#include "ui/state/file_path.h"
#include "ui/views/import/ledger_bar.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/fact_row.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style_sheet.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QPushButton>
#include <QVBoxLayout>

namespace anomalyst::ui
{

namespace
{

QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

void addNumber(QHBoxLayout *row, const QString &number, const QString &name, QWidget *parent)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(1);
    column->addWidget(plainLabel(number, "title", parent));
    column->addWidget(plainLabel(name, "muted", parent));
    row->addLayout(column);
}

// Code, message, how often, first line: one grid for warnings and rejects.
void fillGrid(QGridLayout *grid, const std::vector<ImportWarning> &findings, QWidget *parent)
{
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(0, 1);
    int row = 0;
    for (const ImportWarning &finding : findings) {
        auto *text =
            plainLabel(displayText(std::string_view(finding.message.empty() ? finding.code : finding.message), 400),
                       nullptr, parent);
        text->setWordWrap(true);
        grid->addWidget(text, row, 0);
        const QString times =
            finding.count == 1 ? ReportCard::tr("once") : ReportCard::tr("%1 times").arg(countText(finding.count));
        grid->addWidget(plainLabel(times, nullptr, parent), row, 1, Qt::AlignRight | Qt::AlignTop);
        if (finding.firstLine > 0)
            grid->addWidget(
                plainLabel(ReportCard::tr("from line %1").arg(countText(finding.firstLine)), "muted", parent), row, 2,
                Qt::AlignRight | Qt::AlignTop);
        if (!finding.message.empty())
            grid->addWidget(plainLabel(displayText(std::string_view(finding.code), 60), "caption", parent), ++row, 0, 1,
                            3);
        ++row;
    }
}

} // namespace

ReportCard::ReportCard(QWidget *parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Report of the file"));
    viewport()->setAutoFillBackground(false);
}

void ReportCard::begin()
{
    m_content = new QWidget;
    m_content->setAutoFillBackground(false);
    m_column = new QVBoxLayout(m_content);
    m_column->setContentsMargins(0, 0, 2, 0);
    m_column->setSpacing(8);
}

void ReportCard::end()
{
    m_column->addStretch(1);
    setWidget(m_content); // deletes the one before
}

void ReportCard::clear()
{
    begin();
    end();
}

QVBoxLayout *ReportCard::addCard(const QString &caption)
{
    auto *card = new QFrame(m_content);
    setPart(card, "card");
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(16, 12, 16, 14);
    column->setSpacing(6);
    if (!caption.isEmpty())
        column->addWidget(plainLabel(caption.toUpper(), "caption", card));
    m_column->addWidget(card);
    return column;
}

void ReportCard::addNumbers(const importing::ImportReport &report)
{
    QVBoxLayout *column = addCard({});
    QWidget *card = column->parentWidget();
    auto *head = new QHBoxLayout;
    head->addWidget(plainLabel(displayText(sourceTitle(toText(report.file)), 90), "subtitle", card), 1);
    head->addWidget(plainLabel(report.rejected > 0 ? tr("%1 rejected").arg(countText(report.rejected)) : tr("complete"),
                               report.rejected > 0 ? "badBadge" : "goodBadge", card));
    column->addLayout(head);
    auto *numbers = new QHBoxLayout;
    numbers->setSpacing(40);
    addNumber(numbers, countText(report.events), tr("events"), card);
    addNumber(numbers, countText(report.rejected), tr("rejected rows"), card);
    addNumber(numbers, countText(report.repaired), tr("repaired"), card);
    addNumber(numbers, countText(report.blank), tr("blank lines"), card);
    addNumber(numbers, QString::number(report.seconds, 'f', report.seconds < 10 ? 2 : 0), tr("seconds"), card);
    numbers->addStretch(1);
    column->addSpacing(4);
    column->addLayout(numbers);
    column->addSpacing(8);
    column->addWidget(
        plainLabel(tr("EVERY BYTE OF %1").arg(bytesText(static_cast<double>(report.ledger.total()))), "caption", card));
    column->addWidget(new LedgerBar(report.ledger, card));
}

void ReportCard::addSource(const importing::ImportReport &report)
{
    QVBoxLayout *column = addCard(tr("How it was read"));
    QWidget *card = column->parentWidget();
    column->addWidget(new FactRow(tr("Log"), toQt(report.log), card));
    column->addWidget(new FactRow(tr("Format"), toQt(report.format), card));
    column->addWidget(new FactRow(tr("Why"), toQt(report.formatReason), card));
    column->addWidget(new FactRow(tr("Encoding"), toQt(report.encoding), card));
    if (!report.encodingReason.empty())
        column->addWidget(new FactRow(tr("Why"), toQt(report.encodingReason), card));
    column->addWidget(new FactRow(tr("Columns"), countText(report.columns.size()), card));
    auto *hash = new QHBoxLayout;
    hash->setSpacing(10);
    hash->addWidget(plainLabel(tr("SHA-256"), "muted", card));
    auto *digits = new ElidedLabel(toQt(report.sha256), Qt::ElideMiddle, card);
    digits->setFont(monospaceFont());
    auto *copy = new QPushButton(themedIcon(QStringLiteral("copy"), &Theme::mutedText), tr("Cop&y"), card);
    copy->setObjectName(QStringLiteral("copyHash"));
    setPart(copy, "flat");
    copy->setAutoDefault(false);
    hash->addStretch(1);
    hash->addWidget(digits);
    hash->addWidget(copy);
    column->addLayout(hash);
    connect(copy, &QPushButton::clicked, this,
            [hashText = toQt(report.sha256)] { QGuiApplication::clipboard()->setText(hashText); });
}

void ReportCard::addFindings(const QString &caption, const std::vector<ImportWarning> &findings)
{
    if (findings.empty())
        return;
    QVBoxLayout *column = addCard(caption);
    auto *grid = new QGridLayout;
    fillGrid(grid, findings, column->parentWidget());
    column->addLayout(grid);
}

void ReportCard::showFile(const importing::ImportReport &file)
{
    begin();
    addNumbers(file);
    addFindings(tr("Rejected rows by reason"), file.rejects);
    addFindings(tr("Noted"), file.warnings);
    addSource(file);
    end();
}

void ReportCard::showUnread(const UnreadFile &file)
{
    begin();
    QVBoxLayout *column = addCard({});
    QWidget *card = column->parentWidget();
    auto *head = new QHBoxLayout;
    head->addWidget(plainLabel(displayText(sourceTitle(toText(file.path)), 90), "subtitle", card), 1);
    head->addWidget(plainLabel(tr("not imported"), "badBadge", card));
    column->addLayout(head);
    column->addWidget(new FactRow(tr("What"), toQt(file.error.problem()), card));
    column->addWidget(new FactRow(tr("Where"), toQt(file.error.where()), card));
    column->addWidget(new FactRow(tr("What to do"), toQt(file.error.remedy()), card));
    if (file.dateOrderOpen) {
        auto *row = new QHBoxLayout;
        const auto add = [&](const QString &text, importing::DateOrder order) {
            auto *button = new QPushButton(text, card);
            row->addWidget(button);
            connect(button, &QPushButton::clicked, this, [this, path = toText(file.path), order, button] {
                button->setEnabled(false);
                Q_EMIT importAgainRequested(path, order);
            });
        };
        add(tr("The &day comes first"), importing::DateOrder::DayMonthYear);
        add(tr("The &month comes first"), importing::DateOrder::MonthDayYear);
        row->addStretch(1);
        column->addLayout(row);
    }
    end();
}

} // namespace anomalyst::ui
