#include "ui/main_window.h"

#include "resources/sample_logs/sample_logs.h"
#include "ui/file_questions.h"
#include "ui/find_box.h"
#include "ui/help_dialogs.h"
#include "ui/job_strip.h"
#include "ui/log_opening.h"
#include "ui/models/display_zone.h"
#include "ui/models/value_text.h"
#include "ui/navigation.h"
#include "ui/notice_message.h"
#include "ui/table_saving.h"
#include "ui/views/details/details_pane.h"
#include "ui/views/events/events_view.h"
#include "ui/views/explorer/explorer_pane.h"
#include "ui/views/filters/filter_bar.h"
#include "ui/views/import/rejected_dialog.h"
#include "ui/views/start/start_page.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/save_path.h"
#include "ui/window_memory.h"
#include "ui/workspace.h"
#include "ui/zone_button.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>

namespace anomalyst::ui
{

namespace
{
const QList<int> kDockWidths = {220, 316};
}

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
    , m_workbench(std::make_unique<Workbench>())
    , m_loader(new CaseLoader(*m_workbench, this))
    , m_logOpening(new LogOpening(*m_workbench, *m_loader, this))
    , m_actions(this)
{
    setWindowIcon(QIcon(QStringLiteral(":/icons/anomalyst.svg")));
    setAcceptDrops(true);
    setDockOptions(AnimatedDocks | AllowTabbedDocks | AllowNestedDocks);
    resize(1480, 940);
    setCentralWidget(makeCentre());
    makeDocks();
    makeToolBar();
    makeStatusBar();
    m_actions.fillMenus(menuBar());
    new TableSaving(*m_workbench, this);
    connectFileActions();
    connectEditActions();
    connectViewActions();
    connectState();
    m_actions.viewMenu->addActions({m_explorerDock->toggleViewAction(), m_detailsDock->toggleViewAction()});
    m_firstLayout = saveState();
    restoreLayout();
    showCaseOrStart();
}

MainWindow::~MainWindow()
{
    m_workbench->jobs.cancelAll();
    // Views refer to the workbench: they go before it.
    qDeleteAll(findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    delete m_loader;
}

QWidget *MainWindow::makeCentre()
{
    auto *centre = new QWidget(this);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(4, 2, 4, 4);
    column->setSpacing(4);
    m_messages = new MessageBar(centre);
    m_pages = new QStackedWidget(centre);
    m_start = new StartPage(m_loader->recent(), m_pages);
    m_pages->addWidget(m_start);
    m_workspace = new Workspace(*m_workbench, m_pages);
    m_pages->addWidget(m_workspace);
    column->addWidget(m_messages);
    column->addWidget(m_pages, 1);
    return centre;
}

void MainWindow::makeDocks()
{
    const auto add = [this](const QString &title, const char *name, QWidget *content, Qt::DockWidgetArea area) {
        auto *dock = new QDockWidget(title, this);
        dock->setObjectName(QString::fromLatin1(name));
        dock->setWidget(content);
        addDockWidget(area, dock);
        return dock;
    };
    m_explorer = new ExplorerPane(*m_workbench, this);
    m_explorerDock = add(tr("Explorer"), "explorer", m_explorer, Qt::LeftDockWidgetArea);
    m_detailsDock =
        add(tr("Details"), "details", new DetailsPane(m_workbench->selection, this), Qt::RightDockWidgetArea);
    resizeDocks({m_explorerDock, m_detailsDock}, kDockWidths, Qt::Horizontal);
}

void MainWindow::makeToolBar()
{
    QToolBar *bar = addToolBar(tr("Tools"));
    bar->setObjectName(QStringLiteral("tools"));
    m_actions.fillToolBar(bar);
    auto *stretch = new QWidget(bar);
    stretch->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(stretch);
    m_find = new FindBox(*m_workbench, bar);
    bar->addWidget(m_find);
}

void MainWindow::makeStatusBar()
{
    m_caseLabel = plainLabel({}, "muted", this);
    m_caseLabel->setContentsMargins(0, 0, 12, 0);
    statusBar()->addWidget(new JobStrip(m_workbench->jobs, this), 1);
    statusBar()->addPermanentWidget(m_caseLabel);
    statusBar()->addPermanentWidget(new ZoneButton(this));
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::connectFileActions()
{
    const auto openCase = [this] {
        askForCase(this, CaseLoader::dataFolder() + QStringLiteral("/cases"),
                   [this](const QString &path) { m_loader->openCase(path); });
    };
    connect(m_actions.openLogs, &QAction::triggered, m_logOpening, &LogOpening::ask);
    connect(m_actions.openCase, &QAction::triggered, this, openCase);
    connect(m_actions.saveCopy, &QAction::triggered, this, &MainWindow::askForCopy);
    connect(m_actions.openSample, &QAction::triggered, this, &MainWindow::openSample);
    connect(m_actions.quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions.showRejected, &QAction::triggered, this, &MainWindow::showRejected);
    connect(m_logOpening, &LogOpening::rejectedRequested, this, &MainWindow::showRejected);
    connect(m_explorer, &ExplorerPane::rejectedRequested, this, &MainWindow::showRejected);
    connect(m_start, &StartPage::openLogsRequested, m_logOpening, &LogOpening::ask);
    connect(m_start, &StartPage::openCaseRequested, this, openCase);
    connect(m_start, &StartPage::sampleRequested, this, &MainWindow::openSample);
    connect(m_start, &StartPage::caseRequested, m_loader, &CaseLoader::openCase);
    connect(m_actions.exportView, &QAction::triggered, this, [this] {
        const QList<QAction *> exports = m_workspace->exports();
        if (!exports.isEmpty())
            exports.front()->trigger();
    });
    connect(m_actions.exportMenu, &QMenu::aboutToShow, this, [this] {
        m_actions.exportMenu->clear();
        m_actions.exportMenu->addActions(m_workspace->exports());
    });
}

void MainWindow::connectEditActions()
{
    FilterStack &filters = m_workbench->filters;
    connect(m_actions.undo, &QAction::triggered, &filters, &FilterStack::undo);
    connect(m_actions.redo, &QAction::triggered, &filters, &FilterStack::redo);
    connect(m_actions.clearFilters, &QAction::triggered, &filters, &FilterStack::clear);
    connect(m_actions.addFilter, &QAction::triggered, &m_workspace->filterBar(), &FilterBar::editNew);
    connect(m_actions.find, &QAction::triggered, this, [this] {
        showTab(Workspace::EventsTab);
        m_workspace->events().openFind();
    });
    connect(m_actions.search, &QAction::triggered, m_find, [this] {
        m_find->setFocus(Qt::ShortcutFocusReason);
        m_find->selectAll();
    });
    connect(m_find, &FindBox::filterAdded, this, [this] { showTab(Workspace::EventsTab); });
    connect(m_actions.clearSelection, &QAction::triggered, &m_workbench->selection, &Selection::clear);
    connect(m_actions.rerun, &QAction::triggered, this, [this] { m_workspace->rerun(); });
    connect(m_actions.cancelAll, &QAction::triggered, m_loader, &CaseLoader::cancelWaiting);
    connect(m_actions.cancelAll, &QAction::triggered, &m_workbench->jobs, &JobRunner::cancelAll);
}

void MainWindow::connectViewActions()
{
    for (int i = 0; i < m_actions.tabs.size(); ++i)
        connect(m_actions.tabs[i], &QAction::triggered, this, [this, i] { showTab(i); });
    connect(m_actions.nextTab, &QAction::triggered, this, [this] { m_workspace->navigation().stepTab(1); });
    connect(m_actions.previousTab, &QAction::triggered, this, [this] { m_workspace->navigation().stepTab(-1); });
    connect(m_actions.back, &QAction::triggered, &m_workspace->navigation(), &Navigation::goBack);
    connect(&m_workspace->navigation(), &Navigation::moved, this, &MainWindow::updateActions);
    connect(m_start, &StartPage::backRequested, this, &MainWindow::showCaseOrStart);
    connect(m_actions.fullScreen, &QAction::toggled, this,
            [this](bool full) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, full)); });
    ZoneSwitch *zone = &ZoneSwitch::of(qApp);
    connect(m_actions.otherZone, &QAction::triggered, zone, &ZoneSwitch::toggle);
    connect(zone, &ZoneSwitch::changed, this, [this] {
        m_workbench->selection.clear(); // its texts name times of the zone before
        saveZone(displayZone().id);
    });
    connect(m_actions.resetLayout, &QAction::triggered, this, [this] {
        restoreState(m_firstLayout);
        resizeDocks({m_explorerDock, m_detailsDock}, kDockWidths, Qt::Horizontal);
        showCaseOrStart();
    });
    connect(m_actions.looks, &QActionGroup::triggered, this,
            [this](const QAction *action) { setLook(static_cast<Look>(action->data().toInt())); });
    connect(m_actions.startPage, &QAction::triggered, this, [this] { m_pages->setCurrentIndex(0); });
    connect(m_actions.shortcuts, &QAction::triggered, this, [this] { showShortcuts(this, m_actions.all()); });
    connect(m_actions.about, &QAction::triggered, this, [this] { showAbout(this); });
}

void MainWindow::connectState()
{
    connect(&m_workbench->openCase, &OpenCase::contentsChanged, this, &MainWindow::showCaseOrStart);
    connect(&m_workbench->filters, &FilterStack::filtersChanged, this, &MainWindow::updateActions);
    connect(&m_workbench->jobs, &JobRunner::jobsChanged, this, &MainWindow::updateActions);
    connect(&m_workbench->jobs, &JobRunner::becameIdle, this, [this] {
        if (m_closing)
            close();
    });
    connect(&m_workbench->selection, &Selection::eventsRequested, this, [this] { showTab(Workspace::EventsTab); });
    connect(&m_workbench->notices, &Notices::posted, this,
            [this](const Notice &notice) { m_messages->show(messageOf(notice)); });
}

void MainWindow::openPaths(const QStringList &paths)
{
    m_loader->openPaths(paths);
}

void MainWindow::openSample()
{
    m_loader->openSample(&samples::writeSampleLogs);
}

void MainWindow::askForCopy()
{
    if (!m_workbench->openCase.isOpen())
        return;
    askSavePath(this, tr("Save case as"), m_workbench->openCase.name() + QStringLiteral(".anomalyst"),
                tr("Cases (*.anomalyst)"), [this](const QString &path) { m_loader->saveCopy(path); });
}

void MainWindow::showRejected()
{
    if (m_workbench->openCase.isOpen())
        (new RejectedDialog(*m_workbench, this))->show();
}

void MainWindow::showTab(int tab)
{
    if (!m_workbench->openCase.isOpen())
        return;
    m_pages->setCurrentIndex(1);
    m_workspace->showTab(tab);
}

void MainWindow::showCaseOrStart()
{
    const bool open = m_workbench->openCase.isOpen();
    m_pages->setCurrentIndex(open ? 1 : 0);
    if (open != m_explorerDock->isVisibleTo(this) || open != m_detailsDock->isVisibleTo(this)) {
        m_explorerDock->setVisible(open);
        m_detailsDock->setVisible(open);
    }
    const QString name = open ? displayText(m_workbench->openCase.name(), 60) : QString();
    m_start->setOpenCase(name);
    setWindowTitle(open ? name + QStringLiteral(" – Anomalyst") : QStringLiteral("Anomalyst"));
    m_caseLabel->setText(open ? tr("%1 · %2 events").arg(name, countText(m_workbench->openCase.eventCount()))
                              : tr("no case open"));
    updateActions();
}

void MainWindow::updateActions()
{
    const FilterStack &filters = m_workbench->filters;
    const bool open = m_workbench->openCase.isOpen();
    m_actions.enable({.caseOpen = open,
                      .canUndo = filters.canUndo(),
                      .canRedo = filters.canRedo(),
                      .filtered = !filters.filters().empty() || filters.time(),
                      .busy = !m_workbench->jobs.isIdle(),
                      .canGoBack = m_workspace->navigation().canGoBack()});
    m_find->setEnabled(open);
}

void MainWindow::setLook(Look look)
{
    ThemeSwitch::of(qApp).setLook(look);
    saveLook(look);
}

void MainWindow::restoreLayout()
{
    const Look look = savedLook();
    for (QAction *action : m_actions.looks->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(look));
    ThemeSwitch::of(qApp).setLook(look);
    ZoneSwitch::of(qApp).setZone(savedZone());
    restoreWindow(*this);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_workbench->jobs.isIdle()) {
        // Goes on when the workers have let go; until then the window stays alive.
        m_closing = true;
        setEnabled(false);
        m_loader->cancelWaiting();
        m_workbench->jobs.cancelAll();
        event->ignore();
        return;
    }
    saveWindow(*this, m_workbench->openCase.isOpen());
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    m_logOpening->drop(*event->mimeData());
    event->acceptProposedAction();
}

} // namespace anomalyst::ui
