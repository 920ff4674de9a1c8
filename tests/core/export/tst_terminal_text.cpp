// What a log holds must not command the terminal on which it is printed.
#include "core/export/table_writer.h"
#include "core/export/terminal_text.h"

#include <QtTest>

#include <cstdlib>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

using namespace anomalyst::exporting;

class TerminalTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void controlsAreWrittenAsEscapes()
    {
        const std::string text = "a\tb\nc \x1b[2J\r\x07\x7f \u009b31m \u00a0ä€\u202e";
        std::string whole;
        TerminalText().append(text, whole);
        QCOMPARE(whole, std::string("a\tb\nc \\u001b[2J\\u000d\\u0007\\u007f \\u009b31m \u00a0ä€\\u202e"));
        TerminalText bytewise;
        std::string pieces;
        for (const char &c : text)
            bytewise.append({&c, 1}, pieces);
        QCOMPARE(pieces, whole);
    }

    void aTablePrintedOnATerminalCommandsNothing()
    {
        const int terminal = posix_openpt(O_RDWR | O_NOCTTY);
        if (terminal < 0 || grantpt(terminal) != 0 || unlockpt(terminal) != 0)
            QSKIP("there are no pseudo-terminals here");
        const int screen =
            open(ptsname(terminal), O_RDWR | O_NOCTTY); // what is printed stays readable while it is open
        termios raw = {};
        QCOMPARE(tcgetattr(screen, &raw), 0);
        cfmakeraw(&raw);
        QCOMPARE(tcsetattr(screen, TCSANOW, &raw), 0);
        TableWriter table({ptsname(terminal)}, {"msg"});
        table.text("\x1b]52;c;cm0=\x07").endRow();
        table.commit();
        std::string seen;
        while (!QString::fromStdString(seen).endsWith(QLatin1String("u0007\n"))) {
            char bytes[256];
            const ssize_t length = read(terminal, bytes, sizeof bytes);
            QVERIFY(length > 0);
            seen.append(bytes, static_cast<std::size_t>(length));
        }
        QCOMPARE(seen, std::string("msg\n\\u001b]52;c;cm0=\\u0007\n"));
        close(screen);
        close(terminal);
    }
};

QTEST_APPLESS_MAIN(TerminalTextTest)
#include "tst_terminal_text.moc"
