#include "ui/views/import/report_page.h"

#include "ui/models/value_text.h"
#include "ui/views/import/file_list.h"
#include "ui/views/import/report_card.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style_sheet.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace anomalyst::ui
{

ReportPage::ReportPage(QWidget *parent)
    : QWidget(parent)
    , m_model(new ImportedFilesModel(this))
    , m_list(new FileList(this))
    , m_listCard(new QFrame(this))
    , m_card(new ReportCard(this))
    , m_title(plainLabel(tr("Import report"), "title", this))
    , m_summary(plainLabel({}, "muted", this))
    , m_showRejected(new QPushButton(tr("Show &rejected rows…"), this))
    , m_done(new QPushButton(tr("&Done"), this))
{
    setPart(m_listCard, "card");
    m_listCard->setFixedWidth(270);
    auto *inCard = new QVBoxLayout(m_listCard);
    inCard->setContentsMargins(1, 6, 1, 6);
    inCard->addWidget(m_list);
    m_list->setObjectName(QStringLiteral("importedFiles"));
    m_list->setAccessibleName(tr("Imported files"));
    m_list->setModel(m_model);
    m_summary->setObjectName(QStringLiteral("importSummary"));
    m_done->setObjectName(QStringLiteral("importDone"));
    setPart(m_done, "primary");
    m_showRejected->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(m_listCard);
    row->addWidget(m_card, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_showRejected);
    buttons->addStretch(1);
    buttons->addWidget(m_done);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 14, 14, 12);
    column->setSpacing(10);
    column->addWidget(m_title);
    column->addWidget(m_summary);
    column->addLayout(row, 1);
    column->addLayout(buttons);
    connect(m_list, &FileList::currentFileChanged, this, &ReportPage::follow);
    connect(m_done, &QPushButton::clicked, this, &ReportPage::doneRequested);
    connect(m_showRejected, &QPushButton::clicked, this, &ReportPage::rejectedRequested);
    connect(m_card, &ReportCard::importAgainRequested, this, &ReportPage::importAgainRequested);
}

void ReportPage::takeEnterKey()
{
    m_done->setDefault(true);
}

void ReportPage::showRecord(const ImportRecord &record, int current)
{
    std::uint64_t events = 0;
    std::uint64_t rejected = 0;
    double seconds = 0;
    for (const importing::ImportReport &file : record.files) {
        events += file.events;
        rejected += file.rejected;
        seconds += file.seconds;
    }
    QStringList parts = {record.files.size() == 1
                             ? tr("%1 events from 1 file").arg(countText(events))
                             : tr("%1 events from %2 files").arg(countText(events), countText(record.files.size()))};
    if (rejected > 0)
        parts << tr("%1 rejected rows, kept apart").arg(countText(rejected));
    if (!record.unread.empty())
        parts << tr("%1 files not imported").arg(countText(record.unread.size()));
    parts << tr("%1 s").arg(QString::number(seconds, 'f', seconds < 10 ? 2 : 0));
    m_title->setText(tr("Import report"));
    m_summary->setText(parts.join(QStringLiteral(" · ")));
    m_showRejected->setVisible(rejected > 0);
    m_listCard->show();
    m_model->setRecord(record);
    m_list->setCurrentIndex(m_model->index(current));
    follow();
    m_done->setFocus();
}

void ReportPage::showEnd(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_summary->setText(text);
    m_model->setRecord({});
    m_listCard->hide();
    m_showRejected->hide();
    m_card->clear();
    m_done->setFocus();
}

QString ReportPage::summary() const
{
    return m_summary->text();
}

void ReportPage::follow()
{
    const QModelIndex index = m_list->currentIndex();
    if (const importing::ImportReport *file = m_model->fileAt(index))
        m_card->showFile(*file);
    else if (const UnreadFile *unread = m_model->unreadAt(index))
        m_card->showUnread(*unread);
}

} // namespace anomalyst::ui
