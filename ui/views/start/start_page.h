// What an empty window shows: three ways to begin and the cases opened last. Files may be dropped anywhere in the
// window, not only here. GUI thread.
#pragma once

#include "ui/state/recent_cases.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace anomalyst::ui
{

class StartPage : public QWidget
{
    Q_OBJECT
public:
    explicit StartPage(RecentCases &recent, QWidget *parent = nullptr);

    void setOpenCase(const QString &name); // to go back to; empty: none

Q_SIGNALS:
    void backRequested();
    void openLogsRequested();
    void openCaseRequested();
    void sampleRequested();
    void caseRequested(const QString &path);

private:
    QWidget *makeChoices();
    void listRecent();

    RecentCases &m_recent;
    QPushButton *m_back = nullptr;
    QWidget *m_recentCard = nullptr;
    QVBoxLayout *m_recentRows = nullptr;
};

} // namespace anomalyst::ui
