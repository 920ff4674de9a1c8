#include "ui/models/source_title.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace anomalyst::ui
{

QString sourceTitle(const QString &source)
{
    // An '!' may be part of any name: only one behind the ending of an archive parts it from its member.
    static const QRegularExpression mark(QStringLiteral("\\.(zip|tar|tgz|tbz2?|txz|tzst|gz|bz2|xz|zst)!"),
                                         QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch found = mark.match(source);
    const qsizetype end = found.hasMatch() ? found.capturedEnd() - 1 : source.size();
    const QString file = source.left(end).section(QLatin1Char('/'), -1);
    if (!found.hasMatch())
        return file;
    const QString member = source.mid(end + 1).replace(QLatin1Char('!'), QStringLiteral(" › "));
    return QCoreApplication::translate("SourceTitle", "%1 in %2").arg(member, file);
}

} // namespace anomalyst::ui
