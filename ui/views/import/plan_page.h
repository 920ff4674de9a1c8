// The page on which an import is planned: files left, preview in the middle, options right, possible analyses and the
// buttons below. Owns the plan and the survey that fills it. GUI thread.
#pragma once

#include "ui/state/import_survey.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;

namespace anomalyst::ui
{

class AnalysesStrip;
class DateQuestionBar;
class FileList;
class OptionPanel;
class PlannedFilesModel;
class PreviewPane;

class PlanPage : public QWidget
{
    Q_OBJECT
public:
    explicit PlanPage(Workbench &workbench, QWidget *parent = nullptr);

    ImportPlan &plan() { return m_plan; }
    ImportSurvey &survey() { return m_survey; }
    FileList &list() { return *m_list; }
    PreviewPane &preview() { return *m_preview; }
    AnalysesStrip &analyses() { return *m_analyses; }
    void add(const QStringList &paths);
    void selectFile(int file);
    void takeEnterKey(); // a window has one button for it

    static bool asksAlways(); // a setting: false where a person wants clear imports without being asked

Q_SIGNALS:
    void importRequested();
    void cancelRequested();
    void addFilesRequested();
    void addFolderRequested();

private:
    QWidget *makeFilePane();
    QWidget *makeMiddle();
    QWidget *makeFoot();
    void follow(); // the file that is current in the list
    void keepCurrent();
    void updateFoot();
    void showLater(); // many changes, one update

    ImportPlan m_plan;
    ImportSurvey m_survey;
    int m_file = -1;
    bool m_isDue = false;
    PlannedFilesModel *m_files;
    FileList *m_list = nullptr;
    PreviewPane *m_preview = nullptr;
    OptionPanel *m_options = nullptr;
    DateQuestionBar *m_question = nullptr;
    AnalysesStrip *m_analyses = nullptr;
    QLabel *m_total = nullptr;
    QLabel *m_obstacle = nullptr;
    QCheckBox *m_unasked = nullptr;
    QPushButton *m_import = nullptr;
};

} // namespace anomalyst::ui
