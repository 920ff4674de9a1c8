// The zone of times in the real window: by key, by its button, and what follows it.
#include "tests/support/reference.h"
#include "ui/main_window.h"
#include "ui/models/display_zone.h"
#include "ui/models/events_model.h"
#include "ui/views/events/events_view.h"
#include "ui/views/filters/filter_bar.h"
#include "ui/widgets/data_table.h"
#include "ui/workspace.h"
#include "ui/zone_button.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::ui;

class DisplayZoneWindowTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;

    struct Opened {
        MainWindow window;

        bool open()
        {
            QSignalSpy changed(&window.workbench().openCase, &OpenCase::contentsChanged);
            window.openPaths({QString::fromStdString(test::dataFile("window/logons.csv").string())});
            window.show();
            if (changed.isEmpty() && !changed.wait(60'000))
                return false;
            window.showTab(Workspace::EventsTab);
            return QTest::qWaitForWindowActive(&window) &&
                   QTest::qWaitFor([this] { return !firstTime().isEmpty(); }, 60'000);
        }
        QString firstTime() { return window.workspace().events().model().index(0, 0).data().toString(); }
        QString title()
        {
            return window.workspace().events().model().headerData(0, Qt::Horizontal).toString();
        }
    };

private Q_SLOTS:
    void initTestCase()
    {
        // Neither settings nor cases of the person are touched.
        qputenv("XDG_DATA_HOME", m_home.path().toLocal8Bit());
        QCoreApplication::setOrganizationName(QStringLiteral("AnomalystTest"));
        QCoreApplication::setApplicationName(QStringLiteral("zone"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_home.path());
    }
    void init()
    {
        QSettings().clear();
        ZoneSwitch::of(qApp).setZone("UTC");
    }

    void theKeyTurnsBetweenUtcAndTheChosenPlace()
    {
        Opened opened;
        QVERIFY(opened.open());
        ZoneSwitch::of(qApp).setZone("Asia/Tokyo");
        const auto waitFor = [&](const QString &begin) {
            return QTest::qWaitFor([&] { return opened.firstTime().startsWith(begin); }, 10'000);
        };
        QVERIFY2(waitFor(QStringLiteral("2024-03-10 09:00")), qPrintable(opened.firstTime()));
        opened.window.workspace().events().table().setFocus();
        QTest::keyClick(&opened.window.workspace().events().table(), Qt::Key_U);
        QVERIFY(displayZone().isUtc());
        QVERIFY2(waitFor(QStringLiteral("2024-03-10 00:00")), qPrintable(opened.firstTime()));
        QTest::keyClick(&opened.window.workspace().events().table(), Qt::Key_U);
        QCOMPARE(displayZone().id, QByteArray("Asia/Tokyo"));
        QVERIFY(waitFor(QStringLiteral("2024-03-10 09:00")));
    }

    void theButtonNamesTheZoneAndOffersEveryPlace()
    {
        Opened opened;
        QVERIFY(opened.open());
        auto *button = opened.window.findChild<ZoneButton *>();
        QCOMPARE(button->text(), QStringLiteral("UTC"));
        Q_EMIT button->menu()->aboutToShow();
        QVERIFY(button->menu()->actions().size() >= 3);
        button->menu()->actions().last()->trigger();
        auto *places = opened.window.findChild<QComboBox *>(QStringLiteral("places"));
        QVERIFY(places);
        QTest::keyClicks(places->lineEdit(), QStringLiteral("America/New_York"));
        qobject_cast<QDialog *>(places->window())->accept();
        QCOMPARE(button->text(), QStringLiteral("America/New York"));
        QTRY_VERIFY2(opened.firstTime().startsWith(QStringLiteral("2024-03-09 19:00")), qPrintable(opened.firstTime()));

        const TimeUs ten = *parseIsoTime("2024-03-10T10:00:00Z"); // New York goes over to summer time that day
        opened.window.workbench().filters.setTime(TimeWindow{ten, ten + kHourUs});
        const QStringList chips = opened.window.workspace().filterBar().chipTexts();
        QVERIFY2(chips.front().contains(QStringLiteral("06:00")), qPrintable(chips.front()));
    }

    void theZoneIsRememberedForTheNextWindow()
    {
        {
            Opened opened;
            opened.window.show();
            ZoneSwitch::of(qApp).setZone("Asia/Tokyo");
        }
        ZoneSwitch::of(qApp).setZone("UTC"); // no window: nothing is remembered
        Opened again;
        again.window.show();
        QCOMPARE(again.window.findChild<ZoneButton *>()->text(), QStringLiteral("Asia/Tokyo"));
    }
};

QTEST_MAIN(DisplayZoneWindowTest)
#include "tst_display_zone_window.moc"
