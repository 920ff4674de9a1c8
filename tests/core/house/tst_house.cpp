// The include rule of the house: who may know whom. Reads every source and fails on an include that breaks it.

#include <QRegularExpression>
#include <QtTest>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace
{

namespace fs = std::filesystem;

// Room → rooms it may include, besides itself. The longest matching room counts.
const std::map<std::string, std::set<std::string>> kAllowed = {
    {"core/base", {}},
    {"core/import", {"core/base"}},
    {"core/store", {"core/base"}},
    {"core/query", {"core/base", "core/store"}},
    {"core/analysis", {"core/base"}},
    {"core/result", {"core/base", "core/store", "core/query", "core/analysis"}},
    {"core/explain", {"core/base", "core/store", "core/query", "core/analysis", "core/result"}},
    {"core/export", {"core/base", "core/store", "core/query", "core/analysis", "core/result", "core/explain"}},
    {"ui/jobs", {"core"}},
    {"ui/state", {"core", "ui/jobs"}},
    {"ui/models", {"core", "ui/state", "ui/jobs"}},
    {"ui/widgets", {"core/base", "ui/models"}},
    {"ui/charts", {"core", "ui/models", "ui/widgets"}},
    {"ui/views", {"core", "ui/jobs", "ui/state", "ui/models", "ui/widgets", "ui/charts"}},
    {"ui", {"core", "ui", "resources"}},
    {"app", {"core", "ui", "resources"}},
    {"resources", {}},
};

struct Include {
    std::string file; // from the root
    std::string target;
};

std::string folderOf(const std::string &path)
{
    return path.substr(0, path.rfind('/'));
}

bool liesIn(const std::string &path, const std::string &folder)
{
    return path == folder || path.starts_with(folder + "/");
}

std::string roomOf(const std::string &path)
{
    std::string best;
    for (const auto &[room, allowed] : kAllowed) {
        if (liesIn(path, room) && room.size() > best.size())
            best = room;
    }
    return best;
}

std::vector<Include> allIncludes(const fs::path &root)
{
    static const QRegularExpression pattern(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"));
    std::vector<Include> includes;
    for (const char *top : {"app", "core", "ui", "resources"}) {
        for (const fs::directory_entry &entry : fs::recursive_directory_iterator(root / top)) {
            if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h")
                continue;
            std::ifstream stream(entry.path());
            for (std::string line; std::getline(stream, line);) {
                const QRegularExpressionMatch match = pattern.match(QString::fromStdString(line));
                if (match.hasMatch())
                    includes.push_back(
                        {fs::relative(entry.path(), root).generic_string(), match.captured(1).toStdString()});
            }
        }
    }
    return includes;
}

bool isOurs(const std::string &target)
{
    return liesIn(target, "core") || liesIn(target, "ui") || liesIn(target, "app") || liesIn(target, "resources") ||
           liesIn(target, "tests");
}

bool namesAny(const std::string &target, std::initializer_list<const char *> words)
{
    return std::ranges::any_of(words, [&](const char *word) { return target.find(word) != std::string::npos; });
}

// "" when the include is allowed, else why it is not.
std::string complaint(const Include &include)
{
    const std::string room = roomOf(include.file);
    if (!isOurs(include.target)) {
        const bool qt =
            include.target.starts_with("Qt") || (include.target.size() > 1 && include.target[0] == 'Q' &&
                                                 std::isalpha(static_cast<unsigned char>(include.target[1])));
        if (qt && (liesIn(include.file, "core") || liesIn(include.file, "resources")))
            return "core knows no Qt";
        if (liesIn(include.file, "ui/models") &&
            namesAny(include.target, {"Widget", "QTableView", "QLabel", "QPainter", "QIcon", "QPen", "QColor"}))
            return "models know no widgets and no colours";
        if (namesAny(include.target, {"sqlite3"}) && room != "core/store")
            return "only the store knows SQLite";
        return {};
    }
    const std::string folder = folderOf(include.file);
    const std::string targetFolder = folderOf(include.target);
    if (liesIn(include.file, "ui/views") && liesIn(include.target, "ui/views") && folder != targetFolder)
        return "views never include each other";
    if (roomOf(include.target) == room)
        return {};
    for (const std::string &allowed : kAllowed.at(room)) {
        if (liesIn(include.target, allowed))
            return {};
    }
    return room + " may not know " + targetFolder;
}

} // namespace

class TestHouse : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyIncludeFollowsTheRule()
    {
        const std::vector<Include> includes = allIncludes(ANOMALYST_SOURCE_DIR);
        QVERIFY(includes.size() > 100);
        QStringList complaints;
        for (const Include &include : includes) {
            const std::string why = complaint(include);
            if (!why.empty())
                complaints << QString::fromStdString(include.file + " includes " + include.target + ": " + why);
        }
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
    }

    void forbiddenIncludesAreFound_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("target");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char *file, const char *target, bool allowed) {
            QTest::addRow("%s includes %s", file, target)
                << QString::fromLatin1(file) << QString::fromLatin1(target) << allowed;
        };
        row("core/import/csv_reader.cpp", "core/store/case_file.h", false);
        row("core/import/csv_reader.cpp", "core/base/time.h", true);
        row("core/analysis/timeseries/stl.cpp", "core/query/series.h", false);
        row("core/query/series.cpp", "core/analysis/timeseries/stl.h", false);
        row("core/query/series.cpp", "QString", false);
        row("core/query/series.cpp", "sqlite3.h", false);
        row("core/store/database.cpp", "sqlite3.h", true);
        row("core/base/time.h", "core/store/case_file.h", false);
        row("ui/views/clusters/clusters_view.cpp", "ui/views/events/events_view.h", false);
        row("ui/views/clusters/clusters_view.cpp", "ui/views/clusters/parameters.h", true);
        row("ui/models/periods_model.h", "QWidget", false);
        row("ui/charts/plot_layer.cpp", "ui/state/visible_time.h", false);
        row("ui/main_window.cpp", "ui/views/events/events_view.h", true);
        row("core/store/case_file.cpp", "ui/jobs/job_runner.h", false);
        row("app/cli_main.cpp", "core/store/case_file.h", true);
    }

    void forbiddenIncludesAreFound()
    {
        QFETCH(QString, file);
        QFETCH(QString, target);
        QFETCH(bool, allowed);
        QCOMPARE(complaint({file.toStdString(), target.toStdString()}).empty(), allowed);
    }
};

QTEST_GUILESS_MAIN(TestHouse)
#include "tst_house.moc"
