// The name of the log that a group's files go into, and a word when the options are those of an earlier import.
// GUI thread.
#pragma once

#include "ui/views/import/option_card.h"

#include <QDateTime>

class QLabel;
class QLineEdit;

namespace anomalyst::ui
{

class LogCard : public OptionCard
{
    Q_OBJECT
public:
    explicit LogCard(QWidget *parent = nullptr);

    void show(const importing::ImportOptions &options, const std::string &name, const QDateTime &appliedFrom);

Q_SIGNALS:
    void forgetRequested();

private:
    void takeName();

    QLineEdit *m_name;
    QFrame *m_appliedPart;
    QLabel *m_applied;
    std::string m_shownName;
};

} // namespace anomalyst::ui
