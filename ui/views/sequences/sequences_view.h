// "Whose session is odd, and at which step?" A timeline of sessions by likelihood, the same sessions in a table, least
// likely first; a double click shows the session's commands, parameters and the probability of each step, another one
// the event behind a step. GUI thread; the analysis runs on a worker.
#pragma once

#include "ui/models/sequences_tables.h"
#include "ui/state/workbench.h"

#include <QWidget>

class QAction;
class QStackedWidget;

namespace anomalyst::ui
{

class AnalysisPage;
class CutPage;
class KeptModels;
class ModelPage;
class PanelTabs;
class ParameterSetsPage;
class SequenceParameters;
class SessionList;
class SessionSteps;
class SessionTimeline;
class TransitionPage;

class SequencesView : public QWidget
{
    Q_OBJECT
public:
    explicit SequencesView(Workbench &workbench, QWidget *parent = nullptr);

    QAction *exportAction() const { return m_exportActions.front(); }
    const QList<QAction *> &exportActions() const { return m_exportActions; }
    const SequencesData *data() const { return m_data.get(); }
    bool isShowingSteps() const;

public Q_SLOTS:
    void rerun();
    void showSessions(); // back from the steps of a session

Q_SIGNALS:
    void resultArrived();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeContent();
    QWidget *makeSessionsPage();
    void connectParameters();
    void chooseLog();
    void useLog(LogId log);
    void offerTraining();
    void present(SequencesData data);
    void showFailure(const JobFailure &failure);
    void selectSession(std::size_t rank);
    void openSession(std::size_t rank); // its steps
    void openStep(std::size_t step);
    void showSessionsWithStep(std::size_t edge);

    Workbench &m_workbench;
    LogId m_log;
    std::shared_ptr<const SequencesData> m_data;
    std::shared_ptr<const store::EventColumns> m_shownOf; // the log that the data was made of
    std::size_t m_openRank = 0;

    AnalysisPage *m_page = nullptr;
    SessionTimeline *m_timeline = nullptr;
    QStackedWidget *m_pages = nullptr;
    PanelTabs *m_tables = nullptr;
    SessionList *m_sessions = nullptr;
    SessionSteps *m_steps = nullptr;
    ParameterSetsPage *m_parameterSets = nullptr;
    TransitionPage *m_transitions = nullptr;
    CutPage *m_cut = nullptr;
    KeptModels *m_kept = nullptr;
    ModelPage *m_modelPage = nullptr;
    SequenceParameters *m_parameters = nullptr;
    QList<QAction *> m_exportActions;
};

} // namespace anomalyst::ui
