// Every action of the main window with its text, icon and shortcut, and the menus that hold them. GUI thread.
#pragma once

#include <QAction>
#include <QHash>
#include <QList>

class QActionGroup;
class QMenu;
class QMenuBar;
class QToolBar;
class QWidget;

namespace anomalyst::ui
{

struct WindowActions {
    explicit WindowActions(QWidget *window); // adds each action to the window, so that its shortcut works

    void fillMenus(QMenuBar *bar);
    void fillToolBar(QToolBar *bar); // up to the stretch before the find box
    QList<QAction *> all() const { return m_all; }

    struct State {
        bool caseOpen = false;
        bool canUndo = false;
        bool canRedo = false;
        bool filtered = false;
        bool busy = false;
        bool canGoBack = false;
    };
    void enable(const State &state);

    QAction *openLogs, *openCase, *saveCopy, *exportView, *quit;
    QAction *undo, *redo, *find, *search, *addFilter, *clearFilters, *clearSelection;
    QAction *back, *resetLayout, *fullScreen, *otherZone, *nextTab, *previousTab;
    QAction *rerun, *cancelAll, *showRejected;
    QAction *startPage, *openSample, *shortcuts, *about;
    QList<QAction *> tabs;       // in the order of the tabs
    QActionGroup *looks;         // data: int of Look
    QMenu *exportMenu = nullptr; // filled by the window for the view in front
    QMenu *viewMenu = nullptr;   // the docks are added by the window

private:
    QAction *make(const QString &text, const QString &icon = {}, const QList<QKeySequence> &keys = {});

    QWidget *m_window;
    QList<QAction *> m_all;
    QHash<QAction *, QString> m_iconNames;
};

} // namespace anomalyst::ui
