// The report of one import: its files left, the report of the current one right. GUI thread.
#pragma once

#include "ui/models/imported_files_model.h"

#include <QFrame>
#include <QWidget>

class QLabel;
class QPushButton;

namespace anomalyst::ui
{

class FileList;
class ReportCard;

class ReportPage : public QWidget
{
    Q_OBJECT
public:
    explicit ReportPage(QWidget *parent = nullptr);

    void showRecord(const ImportRecord &record, int current = 0);
    void showEnd(const QString &title, const QString &text); // of an import that kept nothing
    void takeEnterKey();                                     // the key then means Done
    QString summary() const;
    FileList &list() { return *m_list; }

Q_SIGNALS:
    void doneRequested();
    void rejectedRequested();
    void importAgainRequested(const QString &path, anomalyst::importing::DateOrder order);

private:
    void follow();

    ImportedFilesModel *m_model;
    FileList *m_list;
    QFrame *m_listCard;
    ReportCard *m_card;
    QLabel *m_title;
    QLabel *m_summary;
    QPushButton *m_showRejected;
    QPushButton *m_done;
};

} // namespace anomalyst::ui
