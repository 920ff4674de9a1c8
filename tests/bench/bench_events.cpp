// bench_events CASE [TEXT]: the events table over the first log of a case, offscreen and in software. From the case to
// its first painted rows; a scrolled frame line by line and at random places, and until the text of the rows is there;
// the table sorted by each column, and filtered and searched for TEXT. One JSON line each.
#include "bench.h"

#include "ui/models/events_model.h"
#include "ui/views/events/event_finding.h"
#include "ui/views/events/events_grid.h"
#include "ui/views/events/events_view.h"

#include <QApplication>
#include <QLineEdit>
#include <QScrollBar>
#include <QtTest>

#include <random>

using namespace anomalyst;
using namespace anomalyst::ui;

namespace
{

constexpr int kFrames = 200;
constexpr int kPatienceMs = 60'000;

double secondsSince(std::chrono::steady_clock::time_point before)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
}

// The view as the window has it, without the window.
struct Table {
    Workbench workbench;
    EventsView view{workbench};

    Table()
    {
        view.resize(1100, 800);
        view.show();
    }
    void waitFor(const std::function<bool()> &isThere)
    {
        if (!QTest::qWaitFor(isThere, kPatienceMs))
            throw std::runtime_error("nothing came within a minute");
    }
    void open(const std::filesystem::path &path)
    {
        workbench.openCase.setContents(readCase(path));
        waitForRows();
        view.table().viewport()->repaint();
    }
    bool areRowsThere()
    {
        const int top = view.table().rowAt(0);
        return workbench.listed.isSettled() && (view.model().rowCount() == 0 || view.model().event(std::max(0, top)));
    }
    void waitForRows()
    {
        waitFor([this] { return areRowsThere(); });
    }
};

// What the screen waits for is the frame; its rows may come a moment later and are painted then.
void printScroll(Table &table, const std::string &name, const std::function<int(int)> &placeOf)
{
    bench::Timing frames, texts;
    for (int i = 0; i < kFrames; ++i) {
        const double cpu = bench::cpuSeconds();
        const auto before = std::chrono::steady_clock::now();
        table.view.table().verticalScrollBar()->setValue(placeOf(i));
        table.view.table().viewport()->repaint();
        frames.wall.push_back(secondsSince(before));
        frames.cpu.push_back(bench::cpuSeconds() - cpu);
        table.waitForRows();
        table.view.table().viewport()->repaint();
        texts.wall.push_back(secondsSince(before));
        texts.cpu.push_back(bench::cpuSeconds() - cpu);
    }
    bench::print("events", name + " frame", frames, 1, "frames");
    bench::print("events", name + " text there", texts, 1, "frames");
}

void printSorts(Table &table)
{
    const store::LogInfo &log = *table.workbench.listed.log();
    for (std::size_t column = 0; column < log.columns.size(); ++column) {
        bool descending = false;
        const auto sort = [&] {
            table.workbench.listed.orderBy({{.column = column, .descending = descending = !descending}});
            table.waitForRows();
            table.view.table().viewport()->repaint();
        };
        bench::print("events", "sort by " + log.columns[column].name, bench::measure(sort, 3),
                     static_cast<double>(log.events), "events");
    }
    table.workbench.listed.orderBy({});
    table.waitForRows();
}

void printSearch(Table &table, const std::string &text)
{
    table.view.openFind();
    auto *line = table.view.findChild<QLineEdit *>(QStringLiteral("findText"));
    const FoundEvents &found = table.view.finding().found();
    int round = 0;
    const auto find = [&] { // another text each time: the same is not looked for again
        line->setText(QString::fromStdString(text).left(static_cast<int>(text.size()) - round++ % 2));
        QTest::keyClick(line, Qt::Key_Return);
        table.waitFor([&] { return !found.isSearching(); });
    };
    const bench::Timing finding = bench::measure(find, 4);
    bench::print("events", "find " + text + " in all columns", finding,
                 static_cast<double>(table.view.model().rowCount()), "events",
                 {{"hits", static_cast<double>(found.count())}});
    table.view.finding().bar().close();
    const auto filter = [&] {
        table.workbench.filters.clear();
        table.waitForRows();
        table.workbench.filters.add({.log = table.workbench.listed.log()->id,
                                     .condition = {.column = table.workbench.listed.log()->columns.back().name,
                                                   .op = query::Operator::Contains,
                                                   .value = text}});
        table.waitForRows();
    };
    const bench::Timing filtering = bench::measure(filter, 3);
    bench::print("events", "filter cleared and set to " + text, filtering,
                 static_cast<double>(table.workbench.listed.total()), "events",
                 {{"rows", static_cast<double>(table.view.model().rowCount())}});
}

void printAll(const std::filesystem::path &path, const std::string &text)
{
    bench::print("events", "case to first painted rows", bench::measure([&] { Table().open(path); }, 5), 1, "cases");
    Table table;
    table.open(path);
    const int rows = table.view.model().rowCount();
    std::mt19937 random(5);
    printScroll(table, "line scroll", [](int i) { return i + 1; });
    printScroll(table, "random jump", [&](int) { return static_cast<int>(random() % static_cast<unsigned>(rows)); });
    printSorts(table);
    if (!text.empty())
        printSearch(table, text);
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    if (argc < 2) {
        std::fputs("usage: bench_events CASE [TEXT]\n", stderr);
        return 2;
    }
    try {
        printAll(argv[1], argc > 2 ? argv[2] : "");
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
