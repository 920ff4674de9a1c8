// Queries for other systems. SQL is asked of the case itself and must find the same events; the others are compared
// with what their manuals say.
#include "core/export/query_text.h"

#include "core/base/error.h"
#include "tests/core/result/small_case.h"

#include <QJsonDocument>
#include <QtTest>

#include <sqlite3.h>

using namespace anomalyst;
using namespace anomalyst::exporting;

namespace
{

test::SmallCase makeCase()
{
    return test::SmallCase({{"Time", ColumnType::Time, Role::Time},
                            {"User \"x\"", ColumnType::Text, Role::User},
                            {"Bytes", ColumnType::Integer, Role::Bytes},
                            {"Ratio", ColumnType::Real, Role::None}},
                           {{"2024-03-01T10:00:00Z", "ann", "100", "0.5"},
                            {"2024-03-01T11:00:00Z", "O'Neil", "", "1"},
                            {"2024-03-01T11:59:59.999999Z", "", "300", ""},
                            {"2024-03-01T12:00:00Z", "100%_\\", "100", "2.25"},
                            {"", "Annabel", "5", "0"},
                            {"2024-03-02T12:00:00Z", "bob", "-7", "1e300"}});
}

// How many rows SQLite finds; -1 where it does not understand.
int rowsOf(const std::filesystem::path &path, const std::string &sql)
{
    sqlite3 *connection = nullptr;
    sqlite3_stmt *statement = nullptr;
    sqlite3_open_v2(path.c_str(), &connection, SQLITE_OPEN_READONLY, nullptr);
    int rows = sqlite3_prepare_v2(connection, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK ? 0 : -1;
    if (rows < 0)
        qWarning("%s: %s", sqlite3_errmsg(connection), sql.c_str());
    while (statement != nullptr && sqlite3_step(statement) == SQLITE_ROW)
        ++rows;
    sqlite3_finalize(statement);
    sqlite3_close(connection);
    return rows;
}

} // namespace

class TestQueryText : public QObject
{
    Q_OBJECT

private:
    test::SmallCase m_case = makeCase();
    std::shared_ptr<const store::EventColumns> m_events = m_case.events();
    TimeWindow m_window{*parseIsoTime("2024-03-01T11:00:00Z"), *parseIsoTime("2024-03-01T12:00:00Z")};

private Q_SLOTS:
    void sqlFindsTheEventsThatTheFilterKeeps()
    {
        for (const char *condition : {"User \"x\" = ann",
                                      "User \"x\" = O'Neil",
                                      "User \"x\" != ann",
                                      "User \"x\" = ",
                                      "User \"x\" != \"\"",
                                      "User \"x\" ~ ANN",
                                      "User \"x\" !~ ann",
                                      "User \"x\" ~ %",
                                      "User \"x\" ~ _\\",
                                      "User \"x\" < b",
                                      "User \"x\" >= b",
                                      "Bytes = 100",
                                      "Bytes != 100",
                                      "Bytes > 5",
                                      "Bytes <= 100",
                                      "Bytes = ",
                                      "Bytes ~ 00",
                                      "Bytes !~ 0",
                                      "Bytes = none",
                                      "Ratio >= 1",
                                      "Ratio != 0.5",
                                      "Ratio < 1e3",
                                      "Time >= 2024-03-01T12:00:00Z",
                                      "Time != 2024-03-01T12:00:00Z",
                                      "Time = "}) {
            query::Selection selection;
            selection.conditions = {query::parseCondition(condition)};
            const auto kept = static_cast<int>(query::selectRows(*m_events, selection).size());
            const std::string sql = queryText(QueryLanguage::Sql, m_events->log(), {}, selection);
            QVERIFY2(rowsOf(m_case.path(), sql) == kept, (sql + " should find " + std::to_string(kept)).c_str());
        }
    }

    void windowsAndTheTimeOfTheSelectionHold()
    {
        query::Selection selection;
        const auto rows = [&](const std::vector<TimeWindow> &windows) {
            return rowsOf(m_case.path(), queryText(QueryLanguage::Sql, m_events->log(), windows, selection));
        };
        QCOMPARE(rows({}), 6);
        QCOMPARE(rows({m_window}), 2);
        QCOMPARE(rows({m_window, {m_window.end + kDayUs, m_window.end + 2 * kDayUs}}), 3);
        selection.from = m_window.begin + 1;
        QCOMPARE(rows({m_window}), 1);
        QCOMPARE(rows({}), 3);
        selection.to = m_window.end;
        QCOMPARE(rows({}), 1);
    }

    void eventsChosenByHandAreRefusedByName()
    {
        query::Selection selection;
        selection.chosen = {std::make_shared<const query::ChosenRows>(query::ChosenRows{"on the map", {1}, false})};
        try {
            queryText(QueryLanguage::Kql, m_events->log(), {m_window}, selection);
            QFAIL("no error");
        } catch (const Error &error) {
            QVERIFY(std::string(error.what()).find("on the map") != std::string::npos);
        }
    }

    void kustoSplunkAndElasticsearchSayTheSame()
    {
        query::Selection selection;
        selection.conditions = {query::parseCondition("User \"x\" = a\"b\\c"), query::parseCondition("Bytes > 5"),
                                query::parseCondition("User \"x\" !~ k.1")};
        const auto text = [&](QueryLanguage language) {
            return queryText(language, m_events->log(), {m_window}, selection);
        };
        QCOMPARE(text(QueryLanguage::Kql),
                 std::string("rows\n"
                             "| where (Time >= datetime(2024-03-01T11:00:00.000000Z)) and "
                             "(Time < datetime(2024-03-01T12:00:00.000000Z))\n"
                             "| where ['User \"x\"'] == \"a\\\"b\\\\c\"\n"
                             "| where Bytes > 5\n"
                             "| where (not(['User \"x\"'] contains \"k.1\")) or (isempty(['User \"x\"']))\n"
                             "| order by Time asc"));
        QCOMPARE(text(QueryLanguage::Spl),
                 std::string("search index=* source=\"*rows*\" earliest=1709290800 latest=1709294400\n"
                             "| where (_time>=1709290800) AND (_time<1709294400)\n"
                             "| where 'User \"x\"'=\"a\\\"b\\\\c\"\n"
                             "| where 'Bytes'>5\n"
                             "| where (NOT (match('User \"x\"',\"(?i)k\\\\x2e1\"))) OR "
                             "(isnull('User \"x\"') OR 'User \"x\"'=\"\")\n"
                             "| sort 0 _time"));
        const std::string json = text(QueryLanguage::Elasticsearch);
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(json), &error);
        QVERIFY2(error.error == QJsonParseError::NoError, json.c_str());
        const QJsonValue filters = document[QLatin1String("query")][QLatin1String("bool")][QLatin1String("filter")];
        QCOMPARE(filters[1][QLatin1String("term")][QLatin1String("User \"x\"")][QLatin1String("value")].toString(),
                 QStringLiteral("a\"b\\c"));
        QCOMPARE(filters[2][QLatin1String("range")][QLatin1String("Bytes")][QLatin1String("gt")].toInt(), 5);
    }

    void namesOfLanguagesAreUnderstood()
    {
        for (const QueryLanguage language : kAllQueryLanguages)
            QVERIFY(queryLanguageFromName(queryLanguageName(language)) == language);
        QVERIFY(queryLanguageFromName("elastic") == QueryLanguage::Elasticsearch);
        QVERIFY(!queryLanguageFromName("lucene"));
    }
};

QTEST_GUILESS_MAIN(TestQueryText)
#include "tst_query_text.moc"
