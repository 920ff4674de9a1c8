// The measures of a text against MSTICPy's features and on texts counted by hand; features as text.

#include "core/base/error.h"
#include "core/query/features.h"
#include "tests/support/reference.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

using namespace anomalyst;
using namespace anomalyst::query;

namespace
{

double measured(Measure measure, const char8_t *text)
{
    return measureText(measure, reinterpret_cast<const char *>(text));
}

std::string errorOf(std::string_view feature)
{
    try {
        parseFeature(feature);
    } catch (const Error &error) {
        return error.what();
    }
    return "no error";
}

} // namespace

class TextMeasuresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void awkwardTextsMeasureAsInTheReference()
    {
        const auto path = test::referenceFile("processes/text_feature_cases.json");
        ANOMALYST_NEED_FILE(path);
        QFile file(QString::fromStdString(path.string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray cases = QJsonDocument::fromJson(file.readAll()).array();
        QVERIFY(!cases.isEmpty());
        for (const QJsonValue &entry : cases) {
            const std::string text = entry[QStringLiteral("text")].toString().toStdString();
            for (const Measure measure : {Measure::DelimCount, Measure::DelimHash, Measure::CharOrdScore,
                                          Measure::TokenCount, Measure::Crc32}) {
                const double expected = entry[QLatin1String(measureName(measure).data())].toDouble(-1);
                QVERIFY2(measureText(measure, text) == expected, text.c_str());
            }
        }
    }

    void charactersAreCodePoints()
    {
        QCOMPARE(measured(Measure::Length, u8""), 0.0);
        QCOMPARE(measured(Measure::Length, u8"cmd.exe"), 7.0);
        QCOMPARE(measured(Measure::Length, u8"é日🦊"), 3.0);
        QCOMPARE(measured(Measure::CharOrdScore, u8"é日🦊"), 0xE9 + 0x65E5 + 0x1F98A + 0.0);
        QCOMPARE(measured(Measure::CharOrdScore, u8"\u007F\u0080\u07FF\u0800\uFFFF\U00010000\U0010FFFF"),
                 0x7F + 0x80 + 0x7FF + 0x800 + 0xFFFF + 0x10000 + 0x10FFFF + 0.0);
        QCOMPARE(measured(Measure::LogLength, u8""), 0.0);
        QCOMPARE(measured(Measure::LogLength, u8"x"), 0.0);
        QCOMPARE(measured(Measure::LogLength, u8"日日日日日日日日日日"), 1.0);
    }

    void tokensArePartedBySingleBlanks()
    {
        QCOMPARE(measured(Measure::TokenCount, u8""), 1.0);
        QCOMPARE(measured(Measure::TokenCount, u8"a"), 1.0);
        QCOMPARE(measured(Measure::TokenCount, u8"a  b "), 4.0);
        QCOMPARE(measured(Measure::TokenCount, u8"a\tb\u00A0c"), 1.0);
    }

    void everyDelimiterCountsAndNothingElse()
    {
        QCOMPARE(measured(Measure::DelimCount, u8"-\\/.,\"'|&:;%$()"), 15.0);
        QCOMPARE(measured(Measure::DelimCount, u8" \t\n\v\f\r\x1C\x1D\x1E\x1F"), 10.0);
        QCOMPARE(measured(Measure::DelimCount, u8"\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"), 10.0);
        QCOMPARE(measured(Measure::DelimCount, u8"\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000"), 9.0);
        QCOMPARE(measured(Measure::DelimCount, u8"aZ09_+*=#@!?<>[]{}^~`\x1B\x7F\u180E\u200B\u2060\uFEFF—é"), 0.0);
    }

    void checksumsAreThoseOfTheBytes()
    {
        QCOMPARE(measured(Measure::Crc32, u8"123456789"), double(0xCBF43926));
        QCOMPARE(measured(Measure::DelimHash, u8"12 34-56.789"), measured(Measure::Crc32, u8" -."));
        QCOMPARE(measured(Measure::DelimHash, u8"a\u3000b/"), measured(Measure::Crc32, u8"\u3000/"));
        QVERIFY(measured(Measure::DelimHash, u8"a-b.c") != measured(Measure::DelimHash, u8"a.b-c"));
    }

    void systemSessionsAreTheTwoKnownLogonIds()
    {
        QCOMPARE(measured(Measure::IsSystemSession, u8"0x3e7"), 1.0);
        QCOMPARE(measured(Measure::IsSystemSession, u8"-1"), 1.0);
        for (const char8_t *other : {u8"", u8"0x3E7", u8"0x3e70", u8"0x3e4", u8"1", u8" -1"})
            QCOMPARE(measured(Measure::IsSystemSession, other), 0.0);
    }

    void bytesThatAreNoTextAreCountedAndNothingBreaks()
    {
        for (const std::string bytes : {"\x80", "\xC3", "\xE2\x82", "\xF0\x9F\xA6", "\xFF\xFF\xFF\xFF\xFF", "a\xF0"}) {
            QVERIFY(measureText(Measure::Length, bytes) >= 1);
            QVERIFY(std::isfinite(measureText(Measure::CharOrdScore, bytes)));
            QVERIFY(measureText(Measure::DelimCount, bytes) <= static_cast<double>(bytes.size()));
        }
        QCOMPARE(measureText(Measure::CharOrdScore, std::string_view("a\0b", 3)), 97.0 + 98.0);
    }

    void theProcessEventsMeasureAsInTheReference()
    {
        const auto eventsPath = test::referenceFile("processes/processes_on_host.csv");
        const auto expectedPath = test::referenceFile("processes/expected_features_clusters.csv");
        ANOMALYST_NEED_FILE(eventsPath);
        ANOMALYST_NEED_FILE(expectedPath);
        const test::CsvTable events = test::readCsv(eventsPath);
        const test::CsvTable expected = test::readCsv(expectedPath);
        const auto compare = [&](const char *feature, Measure measure, const char *column) {
            std::vector<double> values;
            for (const std::string &text : events.texts(column))
                values.push_back(measureText(measure, text));
            QVERIFY(!values.empty());
            QVERIFY2(values == expected.numbers(feature), feature);
        };
        compare("commandlineTokensFull", Measure::DelimCount, "CommandLine");
        compare("pathScore", Measure::CharOrdScore, "NewProcessName");
        compare("accountNum", Measure::CharOrdScore, "Account");
        compare("isSystemSession", Measure::IsSystemSession, "SubjectLogonId");
        compare("commandlineLen", Measure::Length, "CommandLine");
        compare("commandlineScore", Measure::CharOrdScore, "CommandLine");
        compare("commandlineTokensHash", Measure::DelimHash, "CommandLine");
        compare("pathHash", Measure::Crc32, "NewProcessName");
    }

    void featuresAreReadAndWritten()
    {
        QVERIFY(parseFeature("Bytes") == (FeatureSpec{Measure::Value, "Bytes"}));
        QVERIFY(parseFeature("delim_count:Command Line") == (FeatureSpec{Measure::DelimCount, "Command Line"}));
        QVERIFY(parseFeature("value:k8s:pod") == (FeatureSpec{Measure::Value, "k8s:pod"}));
        QCOMPARE(formatFeature({Measure::Value, "Bytes"}), std::string("Bytes"));
        QCOMPARE(formatFeature({Measure::Value, "k8s:pod"}), std::string("value:k8s:pod"));
        for (const Measure measure :
             {Measure::Value, Measure::DelimCount, Measure::DelimHash, Measure::CharOrdScore, Measure::TokenCount,
              Measure::Length, Measure::LogLength, Measure::Crc32, Measure::IsSystemSession}) {
            for (const char *column : {"Bytes", "k8s:pod", "length:x"}) {
                const FeatureSpec feature{measure, column};
                QVERIFY2(parseFeature(formatFeature(feature)) == feature, formatFeature(feature).c_str());
            }
        }
    }

    void featuresThatCannotBeReadAreRefusedWithTheWayOut()
    {
        QVERIFY(errorOf("").find("no column") != std::string::npos);
        QVERIFY(errorOf("delim_count:").find("no column") != std::string::npos);
        const std::string unknown = errorOf("delimcount:CommandLine");
        QVERIFY(unknown.find("no measure \"delimcount\"") != std::string::npos);
        QVERIFY(unknown.find("delim_count, delim_hash") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TextMeasuresTest)
#include "tst_text_measures.moc"
