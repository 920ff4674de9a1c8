#include "ui/widgets/name_list.h"

#include <QStringList>

namespace anomalyst::ui
{

std::vector<std::string> namesIn(const QString &text)
{
    std::vector<std::string> names;
    QString name;
    bool isQuoted = false;
    const auto finish = [&] {
        if (!name.trimmed().isEmpty())
            names.push_back(name.trimmed().toStdString());
        name.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == QLatin1Char('"') && isQuoted && i + 1 < text.size() && text[i + 1] == c)
            name += text[i++];
        else if (c == QLatin1Char('"') && (isQuoted || name.trimmed().isEmpty()))
            isQuoted = !isQuoted;
        else if (c == QLatin1Char(',') && !isQuoted)
            finish();
        else
            name += c;
    }
    finish();
    return names;
}

QString joinedNames(const std::vector<std::string> &names)
{
    QStringList list;
    for (const std::string &name : names) {
        QString text = QString::fromStdString(name);
        if (text.contains(QLatin1Char(',')) || text.startsWith(QLatin1Char('"')))
            text = QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
        list << text;
    }
    return list.join(QStringLiteral(", "));
}

} // namespace anomalyst::ui
