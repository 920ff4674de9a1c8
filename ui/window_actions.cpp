#include "ui/window_actions.h"

#include "ui/widgets/display_text.h"
#include "ui/widgets/style_sheet.h"
#include "ui/widgets/theme.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

namespace anomalyst::ui
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("WindowActions", text);
}

QKeySequence keys(const char *text)
{
    return QKeySequence(QString::fromLatin1(text));
}

} // namespace

QAction *WindowActions::make(const QString &text, const QString &icon, const QList<QKeySequence> &sequences)
{
    auto *action = new QAction(text, m_window);
    if (!icon.isEmpty())
        action->setIcon(themedIcon(icon));
    m_iconNames.insert(action, icon);
    action->setShortcuts(sequences);
    QString tip = text;
    tip.remove(QLatin1Char('&')).remove(QChar(0x2026));
    if (!sequences.isEmpty())
        tip += QStringLiteral(" (%1)").arg(sequences.front().toString(QKeySequence::NativeText));
    action->setToolTip(tip);
    m_window->addAction(action);
    m_all.append(action);
    return action;
}

WindowActions::WindowActions(QWidget *window)
    : m_window(window)
{
    openLogs = make(tr("&Open logs…"), QStringLiteral("folder-open"), {keys("Ctrl+O")});
    openCase = make(tr("Open &case…"), QStringLiteral("database"), {keys("Ctrl+Shift+O")});
    saveCopy = make(tr("&Save case as…"), QStringLiteral("save"), {keys("Ctrl+Shift+S")});
    exportView = make(tr("&Export this view…"), QStringLiteral("export"), {keys("Ctrl+E")});
    quit = make(tr("&Quit"), {}, {keys("Ctrl+Q")});
    undo = make(tr("&Undo filter change"), QStringLiteral("undo"), {keys("Ctrl+Z")});
    redo = make(tr("&Redo filter change"), QStringLiteral("redo"), {keys("Ctrl+Shift+Z"), keys("Ctrl+Y")});
    find = make(tr("&Find in events"), QStringLiteral("search"), {keys("Ctrl+F")});
    search = make(tr("&Search for a filter"), {}, {keys("Ctrl+K")});
    addFilter = make(tr("&Add filter…"), QStringLiteral("filter"), {keys("Ctrl+L")});
    clearFilters = make(tr("&Clear filters"), {}, {});
    clearSelection = make(tr("Clear &selection"), {}, {keys("Esc")});
    back = make(tr("&Back"), QStringLiteral("back"), {keys("Alt+Left"), keys("Backspace")});
    resetLayout = make(tr("&Reset layout"), {}, {keys("Ctrl+0")});
    fullScreen = make(tr("F&ull screen"), {}, {keys("F11")});
    fullScreen->setCheckable(true);
    otherZone = make(tr("Times in UTC or &local"), {}, {keys("U")});
    nextTab = make(tr("&Next tab"), {}, {keys("Ctrl+Tab")});
    previousTab = make(tr("&Previous tab"), {}, {keys("Ctrl+Shift+Tab")});
    rerun = make(tr("&Run analysis"), QStringLiteral("play"), {keys("F5")});
    cancelAll = make(tr("&Cancel all jobs"), QStringLiteral("close"), {});
    showRejected = make(tr("Re&jected rows…"), QStringLiteral("rejected"), {});
    startPage = make(tr("&Start page"), {}, {});
    openSample = make(tr("&Try the sample"), QStringLiteral("sample"), {});
    shortcuts = make(tr("&Keyboard shortcuts"), QStringLiteral("keyboard"), {keys("F1"), keys("Ctrl+/")});
    about = make(tr("&About Anomalyst"), QStringLiteral("info"), {});
    const QStringList names = {tr("&Time series"), tr("&Clusters"), tr("&Sequences"), tr("&Events")};
    const QStringList icons = {QStringLiteral("time-series"), QStringLiteral("clusters"), QStringLiteral("sequences"),
                               QStringLiteral("events")};
    for (int i = 0; i < names.size(); ++i)
        tabs.append(make(names[i], icons[i], {QKeySequence(QStringLiteral("Ctrl+%1").arg(i + 1))}));
    looks = new QActionGroup(window);
    for (const auto &[name, look] : {std::pair(tr("System"), Look::System), std::pair(tr("Light"), Look::Light),
                                     std::pair(tr("Dark"), Look::Dark)}) {
        QAction *action = looks->addAction(name);
        action->setCheckable(true);
        action->setData(static_cast<int>(look));
    }
}

void WindowActions::enable(const State &state)
{
    for (QAction *action : {saveCopy, exportView, find, search, addFilter, rerun, showRejected, nextTab, previousTab})
        action->setEnabled(state.caseOpen);
    for (QAction *action : tabs)
        action->setEnabled(state.caseOpen);
    exportMenu->setEnabled(state.caseOpen);
    undo->setEnabled(state.canUndo);
    redo->setEnabled(state.canRedo);
    clearFilters->setEnabled(state.filtered);
    cancelAll->setEnabled(state.busy);
    back->setEnabled(state.canGoBack);
}

void WindowActions::fillMenus(QMenuBar *bar)
{
    QMenu *file = bar->addMenu(tr("&File"));
    file->addActions({openLogs, openCase, saveCopy});
    file->addSeparator();
    file->addAction(exportView);
    exportMenu = file->addMenu(tr("E&xport"));
    file->addSeparator();
    file->addAction(quit);

    QMenu *edit = bar->addMenu(tr("&Edit"));
    edit->addActions({undo, redo});
    edit->addSeparator();
    edit->addActions({find, search, addFilter, clearFilters});
    edit->addSeparator();
    edit->addAction(clearSelection);

    viewMenu = bar->addMenu(tr("&View"));
    viewMenu->addActions(tabs);
    viewMenu->addActions({nextTab, previousTab});
    viewMenu->addSeparator();
    viewMenu->addAction(back);
    viewMenu->addSeparator();
    QMenu *look = viewMenu->addMenu(themedIcon(QStringLiteral("look")), tr("&Look"));
    look->addActions(looks->actions());
    viewMenu->addAction(otherZone);
    viewMenu->addActions({fullScreen, resetLayout});
    viewMenu->addSeparator();

    QMenu *analysis = bar->addMenu(tr("&Analysis"));
    analysis->addAction(rerun);
    analysis->addAction(cancelAll);
    analysis->addSeparator();
    analysis->addAction(showRejected);

    QMenu *help = bar->addMenu(tr("&Help"));
    help->addActions({startPage, openSample});
    help->addSeparator();
    help->addActions({shortcuts, about});
}

void WindowActions::fillToolBar(QToolBar *bar)
{
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setIconSize({17, 17});
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    // Not the default action of the button: that would bring the long text and the dark icon of the menu.
    const auto add = [&](QAction *action, const QString &text, const char *part, QColor Theme::*colour = &Theme::text) {
        auto *button = new QToolButton(bar);
        button->setText(QStringLiteral(" ") + text);
        button->setIcon(themedIcon(m_iconNames.value(action), colour));
        button->setIconSize({17, 17});
        button->setToolTip(action->toolTip());
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setEnabled(action->isEnabled());
        if (part)
            setPart(button, part);
        QObject::connect(button, &QToolButton::clicked, action, &QAction::trigger);
        QObject::connect(action, &QAction::enabledChanged, button, &QWidget::setEnabled);
        bar->addWidget(button);
    };
    add(openLogs, tr("Open logs…"), "outlined");
    add(openCase, tr("Open case…"), nullptr);
    bar->addSeparator();
    add(rerun, tr("Run analysis"), "primary", &Theme::onAccent);
    add(exportView, tr("Export…"), nullptr);
    add(back, tr("Back"), nullptr);
}

} // namespace anomalyst::ui
