#include "ui/widgets/name_list.h"

#include <QStringList>

namespace anomalyst::ui
{

std::vector<std::string> namesIn(const QString &text)
{
    std::vector<std::string> names;
    for (const QString &name : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (!name.trimmed().isEmpty())
            names.push_back(name.trimmed().toStdString());
    }
    return names;
}

QString joinedNames(const std::vector<std::string> &names)
{
    QStringList list;
    for (const std::string &name : names)
        list << QString::fromStdString(name);
    return list.join(QStringLiteral(", "));
}

} // namespace anomalyst::ui
