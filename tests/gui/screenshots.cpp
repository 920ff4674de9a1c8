// screenshots FOLDER: opens the sample in the real window and writes a picture of every view, dialog and menu, light
// and dark, at the usual scale and at twice that (in a second process).

#include "ui/charts/chart_picture.h"
#include "ui/charts/decomposition_chart.h"
#include "ui/log_opening.h"
#include "ui/main_window.h"
#include "ui/models/display_zone.h"
#include "ui/models/events_model.h"
#include "ui/views/events/column_chooser.h"
#include "ui/views/events/event_finding.h"
#include "ui/views/events/events_grid.h"
#include "ui/views/events/events_view.h"
#include "ui/views/filters/filter_bar.h"
#include "ui/views/filters/filter_editor.h"
#include "ui/views/import/file_list.h"
#include "ui/views/import/plan_page.h"
#include "ui/views/import/preview_pane.h"
#include "ui/views/import/rejected_dialog.h"
#include "ui/views/import/report_page.h"
#include "ui/views/timeseries/period_list.h"
#include "ui/views/timeseries/series_list.h"
#include "ui/views/timeseries/series_pages.h"
#include "ui/views/timeseries/time_series_view.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/panel_tabs.h"
#include "ui/widgets/theme.h"
#include "ui/workspace.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTextStream>
#include <QtTest>

#include <cstdio>

using namespace anomalyst::ui;

namespace
{

constexpr int kPatienceMs = 240'000;
constexpr int kSettleMs = 200;

class Photographer
{
public:
    Photographer(QDir folder, QString suffix)
        : m_folder(std::move(folder))
        , m_suffix(std::move(suffix))
    {
    }

    void take(QWidget *widget, const QString &name)
    {
        QTest::qWait(kSettleMs);
        const QString path = m_folder.filePath(m_prefix + name + m_suffix + QStringLiteral(".png"));
        if (widget->grab().save(path))
            ++m_taken;
        else
            qWarning("could not write %s", qPrintable(path));
    }
    void keep(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(m_prefix + name));
        if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size())
            ++m_taken;
        else
            qWarning("could not write %s", qPrintable(file.fileName()));
    }
    void setPrefix(const QString &prefix) { m_prefix = prefix; }
    const QString &prefix() const { return m_prefix; }
    int taken() const { return m_taken; }

private:
    QDir m_folder;
    QString m_suffix, m_prefix;
    int m_taken = 0;
};

void settle(MainWindow &window)
{
    QTest::qWait(kSettleMs);
    if (!QTest::qWaitFor([&] { return window.workbench().jobs.isIdle(); }, kPatienceMs))
        qWarning("still busy after %d s", kPatienceMs / 1000);
    QTest::qWait(kSettleMs);
}

QTabWidget *tabsOf(MainWindow &window)
{
    return window.findChild<QTabWidget *>();
}

void selectFirstRow(MainWindow &window)
{
    const auto tables = tabsOf(window)->currentWidget()->findChildren<DataTable *>();
    for (DataTable *table : tables) {
        if (table->isVisible() && table->model() && table->model()->rowCount() > 0) {
            table->setCurrentIndex(table->model()->index(0, 0));
            return;
        }
    }
}

// One level down from the row that is current in the view in front, as Enter does.
void openCurrentRow(MainWindow &window, const QString &tableName)
{
    auto *table = window.findChild<DataTable *>(tableName);
    if (!table->currentIndex().isValid())
        table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Return);
    settle(window);
}

// What lies one level below a session of either analysis.
void takeDrills(MainWindow &window, Photographer &photographer)
{
    window.showTab(Workspace::SequencesTab);
    openCurrentRow(window, QStringLiteral("sequences"));
    photographer.take(&window, QStringLiteral("sequence_steps"));
    window.showTab(Workspace::ClustersTab);
    auto *sessions = window.findChild<DataTable *>(QStringLiteral("sessions"));
    sessions->setCurrentIndex(sessions->model()->index(0, 0));
    openCurrentRow(window, QStringLiteral("sessions"));
    photographer.take(&window, QStringLiteral("events_of_session"));
    EventScope wholeLog;
    wholeLog.log = window.workbench().selection.scope().log;
    window.workbench().selection.setScope(wholeLog);
    settle(window);
}

// Every page of the panels of the view in front, the first row of its table selected.
void takePages(MainWindow &window, Photographer &photographer)
{
    selectFirstRow(window);
    int number = 0;
    for (PanelTabs *panel : tabsOf(window)->currentWidget()->findChildren<PanelTabs *>()) {
        ++number;
        QWidget *first = panel->currentPage();
        for (int page = 1; page < panel->findChild<QTabBar *>()->count(); ++page) {
            if (!panel->findChild<QTabBar *>()->isTabVisible(page))
                continue;
            panel->findChild<QTabBar *>()->setCurrentIndex(page);
            settle(window);
            photographer.take(&window, QStringLiteral("page_%1_%2_%3").arg(tabsOf(window)->currentIndex()).arg(number).arg(page));
        }
        panel->showPage(first);
    }
}

// With a day left out of the fit, as for maintenance.
void takeLeftOut(MainWindow &window, Photographer &photographer)
{
    Workbench &bench = window.workbench();
    for (const auto &log : bench.openCase.logs()) {
        if (!log.columnWithRole(anomalyst::Role::Bytes))
            continue;
        const anomalyst::TimeUs begin = bench.time.visible().begin + 3 * anomalyst::kDayUs;
        bench.leftOut.set(log.id, {{{begin, begin + anomalyst::kDayUs}, "Patch day"}});
        QTest::qWait(400); // the analysis begins once the edits have settled
        settle(window);
        photographer.take(&window, QStringLiteral("time_series_left_out"));
        bench.leftOut.set(log.id, {});
        QTest::qWait(400);
        settle(window);
    }
}

// One series a protocol, ranked, in the zone of a place.
void takeSplit(MainWindow &window, Photographer &photographer)
{
    auto *split = window.findChild<QComboBox *>(QStringLiteral("split"));
    const auto choose = [&](int index) {
        split->setCurrentIndex(index);
        Q_EMIT split->activated(index);
        QTest::qWait(400);
        settle(window);
    };
    choose(split->findText(QStringLiteral("Protocol")));
    anomalyst::ui::ZoneSwitch::of(qApp).setZone("Europe/Berlin");
    auto &pages = window.findChild<TimeSeriesView *>()->pages();
    pages.showPage(&pages.series());
    settle(window);
    photographer.take(&window, QStringLiteral("time_series_split"));
    photographer.keep(QStringLiteral("chart_picture.png"),
                      anomalyst::ui::ChartPicture(window.findChild<TimeSeriesView *>()->chart(),
                                                  {QStringLiteral("flows – Observed: sum of BytesSent"),
                                                   QStringLiteral("buckets of 1 h · times in Europe/Berlin")})
                          .encoded(QStringLiteral("png")));
    anomalyst::ui::ZoneSwitch::of(qApp).setZone("UTC");
    pages.showPage(&pages.periods());
    choose(0);
}

void takeViews(MainWindow &window, Photographer &photographer)
{
    window.showTab(Workspace::TimeSeriesTab);
    window.workbench().time.fit();
    settle(window);
    photographer.take(&window, QStringLiteral("time_series_month"));
    takeLeftOut(window, photographer);
    takeSplit(window, photographer);
    takePages(window, photographer);
    const QStringList names = {QStringLiteral("time_series"), QStringLiteral("clusters"), QStringLiteral("sequences"),
                               QStringLiteral("events")};
    for (int tab = 0; tab < names.size(); ++tab) {
        window.showTab(tab);
        settle(window);
        selectFirstRow(window);
        settle(window);
        photographer.take(&window, names[tab]);
        if (tab != Workspace::TimeSeriesTab)
            takePages(window, photographer);
    }
}

void takeFiltered(MainWindow &window, Photographer &photographer)
{
    Workbench &bench = window.workbench();
    const auto *log = bench.listed.log();
    for (const anomalyst::ColumnSpec &column : log->columns) {
        if (column.role == anomalyst::Role::User || column.role == anomalyst::Role::Host) {
            const auto value = window.workspace().events().model().index(0, int(&column - log->columns.data()));
            bench.filters.add({.log = log->id,
                               .condition = {.column = column.name,
                                             .op = anomalyst::query::Operator::Equal,
                                             .value = value.data(ValueRole).toString().toStdString()}});
        }
    }
    settle(window);
    photographer.take(&window, QStringLiteral("events_filtered"));
    window.workspace().filterBar().editNew();
    if (auto *editor = window.findChild<FilterEditor *>()) {
        photographer.take(editor, QStringLiteral("filter_editor"));
        editor->close();
    }
    bench.filters.add({.log = log->id,
                       .condition = {.column = log->columns.front().name,
                                     .op = anomalyst::query::Operator::Equal,
                                     .value = "nothing is like this"}});
    settle(window);
    photographer.take(&window, QStringLiteral("events_none"));
    bench.filters.clear();
    settle(window);
}

// The events sorted, filtered over a column, with frozen and hidden columns, and while something is being found.
void takeEventsTable(MainWindow &window, Photographer &photographer)
{
    window.showTab(Workspace::EventsTab);
    settle(window);
    EventsView &view = window.workspace().events();
    const auto *log = window.workbench().listed.log();
    ColumnLayout layout = withFrozenUpTo(firstLayout(log->columns.size()), 1);
    if (log->columns.size() > 4)
        layout = withShown(layout, 3, false);
    view.grid().arrange(layout);
    window.workbench().listed.orderBy({{.column = 1, .descending = false}, {.column = 0, .descending = true}});
    settle(window);
    selectFirstRow(window);
    view.openFind();
    QTest::keyClicks(window.findChild<QLineEdit *>(QStringLiteral("findText")), QStringLiteral("WS-2"));
    settle(window);
    settle(window);
    photographer.take(&window, QStringLiteral("events_found"));
    view.finding().bar().close();
    view.focusFilterRow();
    QLineEdit *field = view.grid().headerOf(1).field(1);
    QTest::keyClicks(field, QStringLiteral("!= none"));
    QTest::keyClick(field, Qt::Key_Return);
    settle(window);
    photographer.take(&window, QStringLiteral("events_filter_row"));
    const auto takeMenu = [&](const QString &name) {
        if (auto *menu = view.findChild<QMenu *>(QString(), Qt::FindDirectChildrenOnly)) {
            photographer.take(menu, name);
            delete menu;
        }
    };
    Q_EMIT view.grid().titleMenuRequested(1, window.mapToGlobal(QPoint(300, 200)));
    takeMenu(QStringLiteral("events_title_menu"));
    Q_EMIT view.grid().cellMenuRequested(view.model().index(0, 1), window.mapToGlobal(QPoint(300, 200)));
    takeMenu(QStringLiteral("events_cell_menu"));
    view.chooseColumns();
    if (auto *chooser = view.findChild<ColumnChooser *>()) {
        photographer.take(chooser, QStringLiteral("events_columns"));
        delete chooser;
    }
    window.workbench().filters.clear();
    window.workbench().listed.orderBy({});
    view.grid().arrange(firstLayout(log->columns.size()));
    settle(window);
}

void takeMenusAndDialogs(MainWindow &window, Photographer &photographer)
{
    for (QAction *action : window.menuBar()->actions()) {
        QMenu *menu = action->menu();
        menu->popup(window.mapToGlobal(QPoint(20, 40)));
        photographer.take(menu, QStringLiteral("menu_") + action->text().remove(QLatin1Char('&')).toLower());
        menu->close();
    }
    const auto takeDialog = [&](QAction *action, const QString &name) {
        action->trigger();
        QTest::qWait(kSettleMs);
        settle(window);
        if (auto *dialog = window.findChild<QDialog *>(QString(), Qt::FindDirectChildrenOnly)) {
            photographer.take(dialog, name);
            delete dialog;
        }
    };
    takeDialog(window.actions().shortcuts, QStringLiteral("shortcuts"));
    takeDialog(window.actions().about, QStringLiteral("about"));
    takeDialog(window.actions().showRejected, QStringLiteral("rejected_rows"));
    window.showTab(Workspace::ClustersTab);
    window.findChild<QPushButton *>(QStringLiteral("editFeatures"))->click();
    settle(window);
    if (auto *builder = window.findChild<QDialog *>(QStringLiteral("featureBuilder"))) {
        photographer.take(builder, QStringLiteral("feature_builder"));
        delete builder;
    }
}

// Files of every kind: two that join, one that asks, one that cannot be read, one that is in the case already.
QStringList writeLogs(const QString &badLog, const QString &look)
{
    QDir folder = QFileInfo(badLog).dir();
    folder.mkdir(look); // of other content each time: what is known is not imported
    folder.cd(look);
    const auto write = [&](const char *name, const QByteArray &content) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    };
    QByteArray proxies = "Time;Client;User;Method;URL;Bytes\n";
    QByteArray visits = "when,visitor,door,remark\n";
    for (int i = 0; i < 180; ++i) {
        const QByteArray minute = QByteArray::number(10 + i % 50);
        proxies += "2024-03-19 0" + QByteArray::number(i % 9) + ":" + minute + ":07;10.0.0." +
                   QByteArray::number(i % 7) + ";anna;GET;https://intranet.example/" + look.toLatin1() +
                   "?page=" + QByteArray::number(i) + ";" + QByteArray::number(137 * i) + "\n";
        visits += QByteArray::number(1 + i % 12) + "/05/2024 08:" + minute + ",visitor " + QByteArray::number(i % 5) +
                  ",north " + look.toLatin1() + "," +
                  (i == 3 ? "\xE2\x80\xAE"
                            "exe.gpj <img src=x>"
                          : "") +
                  "\n";
    }
    return {write("proxy-monday.csv", proxies), write("proxy-tuesday.csv", proxies + "broken\n2024-03-19;four;only\n"),
            write("visits.csv", visits.left(4000)), write("photo.bin", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16)),
            badLog};
}

void takeImport(MainWindow &window, Photographer &photographer, const QStringList &logs)
{
    window.logOpening().open(logs);
    settle(window);
    ImportDialog *dialog = window.logOpening().dialog();
    const QString names[] = {QStringLiteral("import_dialog"), QStringLiteral("import_dialog_joined"),
                             QStringLiteral("import_dialog_question"), QStringLiteral("import_dialog_unreadable")};
    const int shown[] = {0, 1, 2, 3};
    const auto &files = dialog->planPage().plan().files();
    for (const int file : shown) {
        dialog->planPage().selectFile(files[static_cast<std::size_t>(file)].id);
        photographer.take(dialog, names[file]);
    }
    dialog->planPage().selectFile(files[2].id);
    dialog->findChild<QPushButton *>(QStringLiteral("dayFirst"))->click();
    settle(window);
    photographer.take(dialog, QStringLiteral("import_dialog_answered"));
    dialog->planPage().selectFile(files[0].id);
    QMenu *roles = dialog->planPage().preview().openRoleMenu(1);
    photographer.take(roles, QStringLiteral("import_roles"));
    roles->close();
    dialog->findChild<QPushButton *>(QStringLiteral("import"))->click();
    settle(window);
    for (int line = 0; line < 3; ++line) {
        dialog->reportPage().list().setCurrentIndex(dialog->reportPage().list().model()->index(line, 0));
        photographer.take(dialog, QStringLiteral("import_report_%1").arg(line));
    }
    dialog->accept();
}

void takeAll(MainWindow &window, Photographer &photographer, const QString &badLog)
{
    const QList<std::pair<Look, QString>> looks = {{Look::Light, QStringLiteral("light_")},
                                                   {Look::Dark, QStringLiteral("dark_")}};
    const auto everyLook = [&](auto take) {
        for (const auto &[look, prefix] : looks) {
            ThemeSwitch::of(qApp).setLook(look);
            photographer.setPrefix(prefix);
            take();
        }
    };
    if (qEnvironmentVariableIsSet("SCREENSHOTS_OF_IMPORT")) {
        window.openPaths({badLog});
        settle(window);
        everyLook([&] { takeImport(window, photographer, writeLogs(badLog, photographer.prefix())); });
        return;
    }
    everyLook([&] { photographer.take(&window, QStringLiteral("start")); });
    window.openSample();
    if (!QTest::qWaitFor([&] { return window.workbench().openCase.isOpen(); }, kPatienceMs))
        qFatal("the sample was not opened");
    settle(window);
    if (qEnvironmentVariableIsSet("SCREENSHOTS_OF_EVENTS")) {
        everyLook([&] {
            window.showTab(Workspace::EventsTab);
            settle(window);
            photographer.take(&window, QStringLiteral("events"));
            takeEventsTable(window, photographer);
            takeFiltered(window, photographer);
        });
        return;
    }
    everyLook([&] {
        takeViews(window, photographer);
        takeEventsTable(window, photographer);
        takeDrills(window, photographer);
        takeFiltered(window, photographer);
    });
    window.openPaths({badLog, QStringLiteral("/nowhere/missing.csv")});
    settle(window);
    everyLook([&] {
        photographer.take(&window, QStringLiteral("import_notices"));
        takeImport(window, photographer, writeLogs(badLog, photographer.prefix()));
        takeMenusAndDialogs(window, photographer);
        window.actions().startPage->trigger();
        photographer.take(&window, QStringLiteral("start_recent"));
        window.showTab(Workspace::EventsTab);
    });
}

// A small log with rows that cannot be read and text that means harm.
QString writeBadLog(const QDir &folder)
{
    QFile file(folder.filePath(QStringLiteral("gateway.csv")));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write("time,user,process,bytes\n");
    for (int i = 0; i < 40; ++i)
        file.write(QByteArrayLiteral("2024-03-19T02:") + QByteArray::number(10 + i) + ":00Z,anna,proxy.exe," +
                   QByteArray::number(100 * i) + "\n");
    file.write("2024-03-19T03:00:00Z,evil\xE2\x80\xAEgpj.exe,<img src=x>,1\n");
    file.write("2024-03-19T03:01:00Z,only three,fields\nbroken\n2024-03-19T03:02:00Z,anna,proxy.exe,5,6,7\n");
    return file.fileName();
}

bool takeAtTwiceTheScale(const QString &folder)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_SCALE_FACTOR"), QStringLiteral("2"));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QCoreApplication::applicationFilePath(), {folder, QStringLiteral("@2x")});
    return process.waitForFinished(-1) && process.exitCode() == 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QTemporaryDir home; // neither settings nor cases of the person are touched
    for (const char *variable : {"XDG_DATA_HOME", "XDG_CONFIG_HOME"})
        qputenv(variable, home.path().toLocal8Bit());
    QApplication app(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Anomalyst"));
    QApplication::setApplicationName(QStringLiteral("Anomalyst"));
    QApplication::setApplicationVersion(QStringLiteral(ANOMALYST_VERSION));
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2 || !QDir().mkpath(arguments[1])) {
        std::fputs("usage: screenshots FOLDER\n", stderr);
        return 2;
    }
    const QString suffix = arguments.value(2);
    Photographer photographer(QDir(arguments[1]), suffix);
    {
        MainWindow window;
        window.resize(1480, 940);
        window.show();
        takeAll(window, photographer, writeBadLog(QDir(home.path())));
    }
    QTextStream(stdout) << photographer.taken() << " pictures" << suffix << '\n';
    if (suffix.isEmpty() && !takeAtTwiceTheScale(arguments[1]))
        return 1;
    return photographer.taken() > 0 ? 0 : 1;
}
