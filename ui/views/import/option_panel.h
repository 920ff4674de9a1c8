// How the files of one group are read: format with the reason and the alternatives, delimiter, header, order of dates,
// zone, year, and the name of the log. What is not chosen shows what was found. GUI thread.
#pragma once

#include "ui/state/import_plan.h"

#include <QScrollArea>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace anomalyst::ui
{

class OptionPanel : public QScrollArea
{
    Q_OBJECT
public:
    explicit OptionPanel(ImportPlan &plan, QWidget *parent = nullptr);

    void showFile(int file); // and the group that it belongs to

Q_SIGNALS:
    void forgetRequested(int group);

private:
    QFormLayout *addCard(const QString &caption);
    void makeFormatCard();
    void makeTimeCard();
    void makeLogCard();
    void makeFindings();
    void refresh();
    void fillFormats(const FileGroup &group, const importing::FilePreview *preview);
    void fillDelimiters(const FileGroup &group, const importing::FilePreview *preview);
    void fillTime(const FileGroup &group);
    void fillApplied(const FileGroup &group);
    void fillFindings(const importing::FilePreview *preview);
    template<class Change>
    void change(Change change); // of the options of the group, unless the panel itself is being filled

    ImportPlan &m_plan;
    int m_file = -1;
    int m_group = -1;
    bool m_isFilling = false;
    QVBoxLayout *m_column = nullptr;
    QComboBox *m_format = nullptr;
    QLabel *m_reason = nullptr;
    QLabel *m_encoding = nullptr;
    QComboBox *m_delimiter = nullptr;
    QCheckBox *m_header = nullptr;
    QComboBox *m_order = nullptr;
    QComboBox *m_zone = nullptr;
    QLineEdit *m_year = nullptr;
    QLineEdit *m_log = nullptr;
    QLabel *m_applied = nullptr;
    QPushButton *m_forget = nullptr;
    QLabel *m_findings = nullptr;
    QFrame *m_findingsCard = nullptr;
    QFrame *m_appliedCard = nullptr;
};

} // namespace anomalyst::ui
