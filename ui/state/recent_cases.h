// The cases opened last, newest first, kept in the settings of the person. GUI thread.
#pragma once

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>

namespace anomalyst::ui
{

struct RecentCase {
    QString path;
    quint64 bytes = 0;
    quint64 events = 0;
    QDateTime opened; // UTC

    friend bool operator==(const RecentCase &, const RecentCase &) = default;
};

class RecentCases : public QObject
{
    Q_OBJECT
public:
    explicit RecentCases(QObject *parent = nullptr);

    const QList<RecentCase> &list() const { return m_list; }
    void add(const RecentCase &recent); // to the front; the same path only once
    void remove(const QString &path);

Q_SIGNALS:
    void listChanged();

private:
    void save();

    QList<RecentCase> m_list;
};

} // namespace anomalyst::ui
