#include "core/query/parameter_text.h"

#include <QtTest>

#include <string>

using namespace anomalyst::query;

namespace
{

// "name=value;" of every parameter in order, "unreadable" for what is none.
QString readBack(ParameterReader &reader, std::string_view text)
{
    std::vector<ParameterText> found;
    if (!reader.read(text, found))
        return found.empty() ? QStringLiteral("unreadable") : QStringLiteral("unreadable, but something found");
    std::string joined;
    for (const ParameterText &parameter : found)
        joined += std::string(parameter.name) + "=" + std::string(parameter.value) + ";";
    return QString::fromStdString(joined);
}

} // namespace

class ParametersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsAreReadAsParameters_data();
    void textsAreReadAsParameters();
    void deeplyNestedJsonIsKeptOrRefused();
    void aReaderServesManyTexts();
    void noPrefixOfATextBreaksTheReader();
};

void ParametersTest::textsAreReadAsParameters_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(expected);
    };
    row("nothing", "", "");
    row("blanks", " \t\r\n ", "");
    row("list", R"([{"Name":"Identity","Value":"a\\b"},{"Name":"Force","Value":"True"}])",
        R"(Identity=a\b;Force=True;)");
    row("list, value first, other fields", R"([{"Value":"1","Type":{"x":[1]},"Name":"a"}])", "a=1;");
    row("list, small letters", R"([{"name":"a","value":"1"}])", "a=1;");
    row("list, no value", R"([{"Name":"a"},{"Name":"b","Value":null}])", "a=;b=;");
    row("list, other kinds of value",
        R"([{"Name":"n","Value": 1.50 },{"Name":"t","Value":true}, {"Name":"l","Value":[1, "x y"]},
        {"Name":"o","Value":{ "k" : 1 }}])",
        R"(n=1.50;t=true;l=[1,"x y"];o={"k":1};)");
    row("list, name twice", R"([{"Name":"a","Value":"1"},{"Name":"a","Value":"2"}])", "a=1;a=2;");
    row("empty list", "[]", "");
    row("list of names only", R"(["a","b"])", "unreadable");
    row("list, an entry without a name", R"([{"Name":"a","Value":"1"},{"Value":"2"}])", "unreadable");
    row("list, cut", R"([{"Name":"a","Value":"1"},{"Na)", "unreadable");
    row("list, something behind", R"([{"Name":"a","Value":"1"}] x)", "unreadable");
    row("object", R"({"a":"1","b":2,"c":false,"d":null})", "a=1;b=2;c=false;d=;");
    row("object, nested", R"({"a":{"b":{"c":"x"},"d":1},"e":[{"f":1}]})", R"(a.b.c=x;a.d=1;e=[{"f":1}];)");
    row("object, empty inside", R"({"a":{}})", "a=;");
    row("empty object", "{}", "");
    row("object, large number", R"({"a":123456789012345678901234567890})", "a=123456789012345678901234567890;");
    row("object, escapes", R"({"\u00e4\n":"\ud83d\ude00\""})", "\xc3\xa4\n=\xf0\x9f\x98\x80\";");
    row("object, broken number", R"({"a":12x})", "unreadable");
    row("object, broken literal", R"({"a":trux})", "unreadable");
    row("object, half a surrogate", R"({"a":"\ud800"})", "unreadable");
    row("object, two of them", R"({"a":1}{"b":2})", "unreadable");
    row("object, not UTF-8", "{\"a\":\"\xff\"}", "unreadable");
    row("pairs", "a=1 b=two", "a=1;b=two;");
    row("pairs, quoted", R"(a="x y"  b='it is' "c d"=1 e="")", "a=x y;b=it is;c d=1;e=;");
    row("pairs, escapes", R"(a="say \"hi\"" b="C:\\dir" c="C:\dir")", R"(a=say "hi";b=C:\dir;c=C:\dir;)");
    row("pairs, '=' and '|' in a value", "a=b=c|d", "a=b=c|d;");
    row("pairs, no value", "a= b=1", "a=;b=1;");
    row("pairs, over lines", "a=1\r\nb=2\n", "a=1;b=2;");
    row("pairs, quote left open", "a=\"x", "unreadable");
    row("pairs, something behind a quote", "a=\"x\"y", "unreadable");
    row("pairs, apostrophe inside", "a=O'Brien", "a=O'Brien;");
    row("plain text", "user logged in from=10.0.0.1", "unreadable");
    row("one word", "Identity", "unreadable");
    row("number", "42", "unreadable");
    row("no name", "=1", "unreadable");
    row("JSON text", R"("a=1")", "unreadable");
}

void ParametersTest::textsAreReadAsParameters()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    ParameterReader reader;
    QCOMPARE(readBack(reader, std::string_view(text.constData(), std::size_t(text.size()))), expected);
}

void ParametersTest::deeplyNestedJsonIsKeptOrRefused()
{
    ParameterReader reader;
    for (const int depth : {100, 5'000, 200'000}) {
        std::string text;
        for (int i = 0; i < depth; ++i)
            text += "{\"a\":";
        text += "1" + std::string(std::size_t(depth), '}');
        std::vector<ParameterText> found;
        if (reader.read(text, found))
            QCOMPARE(found.size(), std::size_t{1});
        std::string lists =
            "{\"a\":" + std::string(std::size_t(depth), '[') + std::string(std::size_t(depth), ']') + "}";
        if (reader.read(lists, found))
            QCOMPARE(found[0].value.size(), 2 * std::size_t(depth));
    }
}

void ParametersTest::aReaderServesManyTexts()
{
    ParameterReader reader;
    const std::string large(100'000, 'x');
    const std::string nested = R"({"a":{"b":1}})";
    const std::string cut = R"({"a":)";
    const std::string escaped = R"(a="\"")";
    const std::string listed = R"([{"Name":"n","Value":")" + large + R"("}])";
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(readBack(reader, nested), QStringLiteral("a.b=1;"));
        QCOMPARE(readBack(reader, cut), QStringLiteral("unreadable"));
        QCOMPARE(readBack(reader, escaped), QStringLiteral("a=\";"));
        QCOMPARE(readBack(reader, listed), QString::fromStdString("n=" + large + ";"));
    }
}

void ParametersTest::noPrefixOfATextBreaksTheReader()
{
    ParameterReader reader;
    const std::string text = R"([{"Name":"a","Value":{"b":[1,{"c":"\u00e4"}],"d":"e"}},{"Name":"f","Value":-1e5}])";
    for (std::size_t size = 1; size < text.size(); ++size) {
        QCOMPARE(readBack(reader, std::string_view(text).substr(0, size)), QStringLiteral("unreadable"));
        readBack(reader, "{" + text.substr(size));
    }
    QVERIFY(readBack(reader, text) != QStringLiteral("unreadable"));
}

QTEST_GUILESS_MAIN(ParametersTest)
#include "tst_parameters.moc"
