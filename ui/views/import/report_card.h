// All that an import tells of one file: its numbers, where its bytes went, how it was read, its hash, what was noted
// and why rows were rejected; or why it was not read at all. GUI thread.
#pragma once

#include "ui/state/log_import.h"

#include <QScrollArea>

class QVBoxLayout;

namespace anomalyst::ui
{

class ReportCard : public QScrollArea
{
    Q_OBJECT
public:
    explicit ReportCard(QWidget *parent = nullptr);

    void showFile(const importing::ImportReport &file);
    void showUnread(const UnreadFile &file);
    void clear();

Q_SIGNALS:
    void importAgainRequested(const QString &path, anomalyst::importing::DateOrder order);

private:
    void begin();
    void end();
    QVBoxLayout *addCard(const QString &caption);
    void addNumbers(const importing::ImportReport &report);
    void addSource(const importing::ImportReport &report);
    void addFindings(const QString &caption, const std::vector<ImportWarning> &findings);

    QWidget *m_content = nullptr;
    QVBoxLayout *m_column = nullptr;
};

} // namespace anomalyst::ui
