#include "ui/import_notices.h"

#include "ui/models/source_title.h"
#include "ui/models/value_text.h"
#include "ui/state/file_path.h"

#include <QCoreApplication>
#include <QStringList>

namespace anomalyst::ui
{

namespace
{

const QString kBetween = QStringLiteral(" · ");

QString tr(const char *text)
{
    return QCoreApplication::translate("ImportNotices", text);
}

QString reportText(const importing::ImportReport &report)
{
    QStringList parts = {tr("%1 events").arg(countText(report.events))};
    if (report.rejected > 0)
        parts << tr("%1 rejected rows").arg(countText(report.rejected));
    for (const ImportWarning &warning : report.warnings)
        parts << QString::fromStdString(warning.message);
    return sourceTitle(toText(report.file)) + QStringLiteral(": ") + parts.join(kBetween);
}

QString detailText(const importing::ImportReport &report)
{
    return reportText(report) + QLatin1Char('\n') +
           tr("log %1, %2 (%3), %4, SHA-256 %5, %6 s")
               .arg(QString::fromStdString(report.log), QString::fromStdString(report.format),
                    QString::fromStdString(report.formatReason), QString::fromStdString(report.encoding),
                    QString::fromStdString(report.sha256), QString::number(report.seconds, 'f', 2));
}

void tellReports(Notices &notices, const std::vector<importing::ImportReport> &files, const ImportAnswers &answers)
{
    std::uint64_t events = 0;
    std::uint64_t rejected = 0;
    bool warned = false;
    QStringList details;
    for (const importing::ImportReport &report : files) {
        events += report.events;
        rejected += report.rejected;
        warned = warned || report.rejected > 0 || !report.warnings.empty();
        details << detailText(report);
    }
    Notice notice{.weight = warned ? Notice::Weight::Warning : Notice::Weight::Good,
                  .text = reportText(files.front()),
                  .details = details.join(QLatin1Char('\n'))};
    if (files.size() > 1) {
        notice.text = tr("%1 events from %2 files").arg(countText(events), countText(files.size()));
        if (rejected > 0)
            notice.text += kBetween + tr("%1 rejected rows").arg(countText(rejected));
    }
    if (answers.showReport)
        notice.actions.push_back({tr("Show report"), answers.showReport});
    if (rejected > 0)
        notice.actions.push_back({tr("Show rejected rows"), answers.showRejected});
    notices.post(notice);
}

void askDateOrder(Notices &notices, const UnreadFile &unread, const ImportAnswers &answers)
{
    const auto action = [&](const QString &text, importing::DateOrder order) {
        return Notice::Action{
            text, [path = toText(unread.path), order, again = answers.importAgain] { again(path, order); }, true};
    };
    notices.post({.weight = Notice::Weight::Warning,
                  .text = tr("%1 was not imported yet: %2. Which comes first?")
                              .arg(sourceTitle(toText(unread.path)), QString::fromStdString(unread.error.problem())),
                  .details = QString::fromUtf8(unread.error.what()),
                  .actions = {action(tr("The day"), importing::DateOrder::DayMonthYear),
                              action(tr("The month"), importing::DateOrder::MonthDayYear)}});
}

} // namespace

void tellImport(Notices &notices, const ImportOutcome &outcome, const ImportAnswers &answers)
{
    if (!outcome.files.empty())
        tellReports(notices, outcome.files, answers);
    for (const UnreadFile &unread : outcome.unread) {
        if (unread.dateOrderOpen)
            askDateOrder(notices, unread, answers);
        else
            notices.postFailure(tr("%1 was not imported").arg(sourceTitle(toText(unread.path))),
                                {.problem = QString::fromStdString(unread.error.problem()),
                                 .where = QString::fromStdString(unread.error.where()),
                                 .remedy = QString::fromStdString(unread.error.remedy())});
    }
}

} // namespace anomalyst::ui
