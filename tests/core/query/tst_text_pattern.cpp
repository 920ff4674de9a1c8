#include "core/query/text_pattern.h"

#include <QRegularExpression>
#include <QtTest>

#include <random>

using anomalyst::query::TextPattern;

class TextPatternTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatVariesBecomesAStar_data();
    void whatVariesBecomesAStar();
    void thePatternHoldsForEveryText();
    void longTextsKeepTheirBeginning();
};

namespace
{

QByteArray patternOf(const QByteArrayList &texts)
{
    TextPattern pattern(texts.at(0).toStdString());
    for (const QByteArray &text : texts.mid(1))
        pattern.add(text.toStdString());
    return QByteArray::fromStdString(pattern.text());
}

// Whether the text is the pattern with something, or nothing, for each star; blanks count as many times as they like.
bool holds(const std::string &pattern, const std::string &text)
{
    QString expression = QRegularExpression::escape(QString::fromStdString(pattern));
    expression.replace(QStringLiteral("\\<\\*\\>"), QStringLiteral(".*"))
        .replace(QStringLiteral("\\ "), QStringLiteral(" *"));
    const QRegularExpression whole(QRegularExpression::anchoredPattern(expression));
    return whole.match(QString::fromStdString(text)).hasMatch();
}

} // namespace

void TextPatternTest::whatVariesBecomesAStar_data()
{
    QTest::addColumn<QByteArrayList>("texts");
    QTest::addColumn<QByteArray>("pattern");
    QTest::newRow("one") << QByteArrayList{"a  b"} << QByteArray("a b");
    QTest::newRow("equal") << QByteArrayList{"a b", "a b"} << QByteArray("a b");
    QTest::newRow("nothing") << QByteArrayList{"", ""} << QByteArray("");
    QTest::newRow("a word") << QByteArrayList{"ping -n 1 host", "ping -n 27 host"} << QByteArray("ping -n <*> host");
    QTest::newRow("part of a path") << QByteArrayList{R"(C:\Users\ann\run.exe x)", R"(C:\Users\bob\run.exe x)"}
                                    << QByteArray(R"(C:\Users\<*>\run.exe x)");
    QTest::newRow("one more place of a path")
        << QByteArrayList{R"(C:\Users\ann\run.exe)", R"(C:\Users\bob\run.exe)", R"(C:\Users\bob\stop.exe)"}
        << QByteArray(R"(C:\Users\<*>.exe)");
    QTest::newRow("a number in a word") << QByteArrayList{"/pid=17", "/pid=9"} << QByteArray("/pid=<*>");
    QTest::newRow("more words") << QByteArrayList{"net user", "net user bob /add"} << QByteArray("net user <*>");
    QTest::newRow("fewer words") << QByteArrayList{"net user bob /add", "net user", "net view"}
                                 << QByteArray("net <*>");
    QTest::newRow("words between") << QByteArrayList{"cp a b dir", "cp a dir", "cp x y z dir"}
                                   << QByteArray("cp <*> dir");
    QTest::newRow("nothing in common") << QByteArrayList{"ls", "whoami"} << QByteArray("<*>");
}

void TextPatternTest::whatVariesBecomesAStar()
{
    QFETCH(QByteArrayList, texts);
    QFETCH(QByteArray, pattern);
    QCOMPARE(patternOf(texts), pattern);
}

void TextPatternTest::thePatternHoldsForEveryText()
{
    std::mt19937 random(7);
    const std::vector<std::string> words = {"a", "b", R"(x\a\y)", R"(x\b\y)", "--n=1", "--n=22", "aa", "a-a"};
    for (int round = 0; round < 300; ++round) {
        std::vector<std::string> texts(2 + random() % 4);
        for (std::string &text : texts) {
            for (std::size_t left = random() % 5; left > 0; --left)
                text += (text.empty() ? "" : " ") + words[random() % words.size()];
        }
        TextPattern pattern(texts[0]);
        for (const std::string &text : texts)
            pattern.add(text);
        for (const std::string &text : texts)
            QVERIFY2(holds(pattern.text(), text), (pattern.text() + " is not " + text).c_str());
    }
}

void TextPatternTest::longTextsKeepTheirBeginning()
{
    QByteArrayList words;
    for (int i = 0; i < 3000; ++i)
        words << QByteArray::number(i);
    const QByteArray text = words.join(' ');
    const QByteArray pattern = patternOf({text, text + " more"});
    QVERIFY(pattern.startsWith("0 1 2 "));
    QVERIFY(pattern.endsWith(" <*>"));
}

QTEST_GUILESS_MAIN(TextPatternTest)
#include "tst_text_pattern.moc"
