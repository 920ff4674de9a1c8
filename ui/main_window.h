// The window: docks, tabs, menus, and what flows between them. Owns the workbench. GUI thread.
#pragma once

#include "ui/state/case_loader.h"
#include "ui/state/workbench.h"
#include "ui/widgets/theme.h"
#include "ui/window_actions.h"

#include <QMainWindow>

#include <memory>

class QLabel;
class QStackedWidget;

namespace anomalyst::ui
{

class ExplorerPane;
class FindBox;
class LogOpening;
class MessageBar;
class StartPage;
class Workspace;

class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    Workbench &workbench() { return *m_workbench; }
    CaseLoader &loader() { return *m_loader; }
    const WindowActions &actions() const { return m_actions; }
    MessageBar &messages() { return *m_messages; }
    Workspace &workspace() { return *m_workspace; }
    LogOpening &logOpening() { return *m_logOpening; }
    void openPaths(const QStringList &paths); // logs and cases, without asking
    void openSample();
    void showTab(int tab); // a Workspace::Tab

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeCentre();
    void makeDocks();
    void makeToolBar();
    void makeStatusBar();
    void connectFileActions();
    void connectEditActions();
    void connectViewActions();
    void connectState();

    void askForCopy();
    void showRejected();
    void showCaseOrStart();
    void updateActions();
    void setLook(Look look);
    void restoreLayout();

    std::unique_ptr<Workbench> m_workbench;
    CaseLoader *m_loader;
    LogOpening *m_logOpening;
    WindowActions m_actions;
    QStackedWidget *m_pages = nullptr; // start page, workspace
    StartPage *m_start = nullptr;
    Workspace *m_workspace = nullptr;
    MessageBar *m_messages = nullptr;
    FindBox *m_find = nullptr;
    ExplorerPane *m_explorer = nullptr;
    QDockWidget *m_explorerDock = nullptr;
    QDockWidget *m_detailsDock = nullptr;
    QLabel *m_caseLabel = nullptr;
    QByteArray m_firstLayout;
    bool m_closing = false;
};

} // namespace anomalyst::ui
