// Wrapped text: no line is cut off at any width, and words stay whole where they fit.
#include "ui/widgets/wrapped_text.h"

#include <QFontMetrics>
#include <QImage>
#include <QPainter>
#include <QtTest>

using namespace anomalyst::ui;

namespace
{

const QString kCommand = QStringLiteral(R"(most alike: “"C:\Windows\System32\fsutil.exe" usn deletejournal /D C:”, )"
                                        "a single event; delim_count:CommandLine is 11, not 13 (72.8 % of the distance)");

// The row of the lowest painted pixel, -1 without one.
int lowestInk(const QString &text, int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintWrapped(painter, QRectF(0, 0, width, height), text);
    painter.end();
    for (int y = height - 1; y >= 0; --y) {
        for (int x = 0; x < width; ++x) {
            if (image.pixel(x, y) != qRgb(255, 255, 255))
                return y;
        }
    }
    return -1;
}

} // namespace

class WrappedTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsMeasuredIsWhatIsPainted()
    {
        const QFont font = QGuiApplication::font();
        const int line = QFontMetrics(font).height();
        for (int width = 60; width < 400; width += 7) {
            const int height = wrappedHeight(kCommand, font, width);
            const int lowest = lowestInk(kCommand, width, height + 4 * line);
            QVERIFY2(lowest < height, qPrintable(QString::number(width)));
            QVERIFY2(lowest > height - line - 4, qPrintable(QString::number(width)));
        }
    }

    void aLongWordIsBrokenAndAShortOneIsNot()
    {
        const QFont font = QGuiApplication::font();
        const QFontMetrics metrics(font);
        const int line = wrappedHeight(QStringLiteral("x"), font, 200);
        const QString word(400, QLatin1Char('m'));
        QVERIFY(wrappedHeight(word, font, 200) >= line * (metrics.horizontalAdvance(word) / 200));
        const QString two = QStringLiteral("distance distance");
        QCOMPARE(wrappedHeight(two, font, metrics.horizontalAdvance(two) - 4), 2 * line);
        QCOMPARE(wrappedHeight(QStringLiteral("one\ntwo\nthree"), font, 300), 3 * line);
        QVERIFY(wrappedHeight({}, font, 300) >= metrics.height());
    }
};

QTEST_MAIN(WrappedTextTest)
#include "tst_wrapped_text.moc"
