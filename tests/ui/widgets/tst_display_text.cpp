// Hostile text from logs becomes visible marks of bounded length.

#include "ui/widgets/display_text.h"

#include <QtTest>

using namespace anomalyst::ui;

namespace
{

template<std::size_t size>
QString text(const char16_t (&literal)[size])
{
    return QString::fromUtf16(literal, size - 1); // with the NULs in it
}

} // namespace

class TestDisplayText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bytesBecomeVisibleText_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, QByteArray bytes, const char16_t *shown) {
            QTest::newRow(name) << std::move(bytes) << QString::fromUtf16(shown);
        };
        row("plain", "cmd.exe /c dir", u"cmd.exe /c dir");
        row("empty", "", u"");
        row("letters of many scripts", "Zoë Ωμέγα 日本", u"Zoë Ωμέγα 日本");
        row("beyond the basic plane", "a\xF0\x9F\x98\x80z", u"a\U0001F600z");
        row("NUL", QByteArray("a\0b", 3), u"a\u2400b");
        row("ANSI escape", "\x1B[31mred", u"\u241B[31mred");
        row("delete", "\x7F", u"\u2421");
        row("second set of controls", "\xC2\x9B", u"\\u{9B}");
        row("tab", "a\tb", u"a⇥b");
        row("each kind of line break",
            "a\nb\rc\r\nd\xE2\x80\xA8"
            "e\xC2\x85",
            u"a⏎b⏎c⏎d⏎e⏎");
        row("bidi override", "evil\xE2\x80\xAEgpj.exe", u"evil\\u{202E}gpj.exe");
        row("bidi isolate", "\xE2\x81\xA6x", u"\\u{2066}x");
        row("zero width space", "ad\xE2\x80\x8Bmin", u"ad\\u{200B}min");
        row("byte order mark", "\xEF\xBB\xBFx", u"\\u{FEFF}x");
        row("tag characters", "\xF3\xA0\x81\x81", u"\\u{E0041}");
        row("byte that begins nothing", "a\xFFz", u"a\\xFFz");
        row("overlong slash", "\xC0\xAF", u"\\xC0\\xAF");
        row("surrogate in UTF-8", "\xED\xA0\x80", u"\\xED\\xA0\\x80");
        row("cut at the end", "\xE2\x82", u"\\xE2\\x82");
        row("beyond Unicode", "\xF4\x90\x80\x80", u"\\xF4\\x90\\x80\\x80");
        row("markup stays text", "<img src=x>&amp;", u"<img src=x>&amp;");
        row("marks piled on a letter", "a\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81",
            u"a\u0301\u0301\u0301\u0301\\u{301}");
    }

    void bytesBecomeVisibleText()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, shown);
        QCOMPARE(displayText(std::string_view(bytes.constData(), size_t(bytes.size()))), shown);
    }

    void bothFormsAgreeOnValidText()
    {
        const QString hostile = text(u"a\u202E\0\n\U0001F600é");
        const std::string utf8 = hostile.toStdString();
        QCOMPARE(displayText(hostile), displayText(std::string_view(utf8)));
    }

    void aLoneSurrogateIsShownAsANumber()
    {
        QCOMPARE(displayText(QString(QChar(0xD800)) + QLatin1Char('x')), QStringLiteral("\\u{D800}x"));
    }

    void longTextIsCutWithAMark()
    {
        const std::string endless(10'000'000, 'x');
        const QString shown = displayText(std::string_view(endless));
        QCOMPARE(shown.size(), kCellTextLimit);
        QVERIFY(shown.endsWith(QChar(0x2026)));
        QCOMPARE(displayText(std::string_view("abcdef"), 6), QStringLiteral("abcdef"));
        QCOMPARE(displayText(std::string_view("abcdefg"), 6), text(u"abcde…"));
    }

    void aCutNeverSplitsACharacter()
    {
        const QString shown = displayText(std::string_view("abcd\xF0\x9F\x98\x80\xF0\x9F\x98\x80"), 6);
        QCOMPARE(shown, text(u"abcd…"));
    }

    void richTextIsEscapedAndWrapped()
    {
        QCOMPARE(displayRichText(QStringLiteral("<img src=\"file:x\">&")),
                 QStringLiteral("<qt>&lt;img src=&quot;file:x&quot;&gt;&amp;</qt>"));
    }
};

QTEST_GUILESS_MAIN(TestDisplayText)
#include "tst_display_text.moc"
