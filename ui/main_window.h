// The window: docks, tabs, menus, and what flows between them. Owns the workbench. GUI thread.
#pragma once

#include "ui/state/case_loader.h"
#include "ui/state/workbench.h"
#include "ui/widgets/theme.h"
#include "ui/window_actions.h"

#include <QMainWindow>

#include <functional>
#include <memory>

class QLabel;
class QStackedWidget;
class QTabWidget;

namespace anomalyst::ui
{

class DetailsPane;
class EventsView;
class ExplorerPane;
class FilterBar;
class FindBox;
class MessageBar;
class Navigation;
class StartPage;

class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    enum Tab { TimeSeriesTab, ClustersTab, SequencesTab, EventsTab };

    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    Workbench &workbench() { return *m_workbench; }
    CaseLoader &loader() { return *m_loader; }
    const WindowActions &actions() const { return m_actions; }
    MessageBar &messages() { return *m_messages; }
    EventsView &eventsView() { return *m_events; }
    FilterBar &filterBar() { return *m_filterBar; }
    void openPaths(const QStringList &paths); // logs and cases
    void openSample();
    void showTab(int tab);

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    // What the window needs of a view, whichever it is.
    struct ViewTab {
        std::function<void()> rerun;
        std::function<QList<QAction *>()> exports;
    };

    QWidget *makeCentre();
    QWidget *makeWorkspace();
    template<class View>
    View *addView(const QString &title, const QString &icon);
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
    WindowActions m_actions;
    QStackedWidget *m_pages = nullptr; // start page, workspace
    StartPage *m_start = nullptr;
    QTabWidget *m_tabs = nullptr;
    Navigation *m_navigation = nullptr;
    QList<ViewTab> m_views;
    EventsView *m_events = nullptr;
    FilterBar *m_filterBar = nullptr;
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
