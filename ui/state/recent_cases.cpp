#include "ui/state/recent_cases.h"

#include <QSettings>

namespace anomalyst::ui
{

namespace
{
constexpr qsizetype kMost = 8;
const QString kGroup = QStringLiteral("recentCases");
} // namespace

RecentCases::RecentCases(QObject *parent)
    : QObject(parent)
{
    QSettings settings;
    const int count = settings.beginReadArray(kGroup);
    for (int i = 0; i < count && m_list.size() < kMost; ++i) {
        settings.setArrayIndex(i);
        const RecentCase recent{.path = settings.value(QStringLiteral("path")).toString(),
                                .bytes = settings.value(QStringLiteral("bytes")).toULongLong(),
                                .events = settings.value(QStringLiteral("events")).toULongLong(),
                                .opened = settings.value(QStringLiteral("opened")).toDateTime()};
        if (!recent.path.isEmpty())
            m_list.append(recent);
    }
}

void RecentCases::add(const RecentCase &recent)
{
    m_list.removeIf([&](const RecentCase &known) { return known.path == recent.path; });
    m_list.prepend(recent);
    while (m_list.size() > kMost)
        m_list.removeLast();
    save();
}

void RecentCases::remove(const QString &path)
{
    if (m_list.removeIf([&](const RecentCase &known) { return known.path == path; }) > 0)
        save();
}

void RecentCases::save()
{
    QSettings settings;
    settings.remove(kGroup);
    settings.beginWriteArray(kGroup, static_cast<int>(m_list.size()));
    for (int i = 0; i < m_list.size(); ++i) {
        settings.setArrayIndex(i);
        settings.setValue(QStringLiteral("path"), m_list[i].path);
        settings.setValue(QStringLiteral("bytes"), m_list[i].bytes);
        settings.setValue(QStringLiteral("events"), m_list[i].events);
        settings.setValue(QStringLiteral("opened"), m_list[i].opened);
    }
    settings.endArray();
    Q_EMIT listChanged();
}

} // namespace anomalyst::ui
