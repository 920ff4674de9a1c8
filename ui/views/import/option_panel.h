// How the files of one group are read, card by card: the log they go into, format, time, and what was noted. What is
// not chosen shows what was found. GUI thread.
#pragma once

#include "ui/state/import_plan.h"

#include <QScrollArea>

class QFrame;
class QLabel;
class QVBoxLayout;

namespace anomalyst::ui
{

class FormatCard;
class LogCard;
class OptionCard;
class TimeCard;

class OptionPanel : public QScrollArea
{
    Q_OBJECT
public:
    explicit OptionPanel(ImportPlan &plan, QWidget *parent = nullptr);

    void showFile(int file); // and the group that it belongs to

Q_SIGNALS:
    void forgetRequested(int group);

private:
    QVBoxLayout *makeContent();
    void addCard(QVBoxLayout *column, OptionCard *card);
    void addFindings(QVBoxLayout *column);
    void refresh();
    void fillFindings(const importing::FilePreview *preview);

    ImportPlan &m_plan;
    int m_file = -1;
    int m_group = -1;
    LogCard *m_log;
    FormatCard *m_format;
    TimeCard *m_time;
    QFrame *m_findingsCard;
    QLabel *m_findings;
};

} // namespace anomalyst::ui
