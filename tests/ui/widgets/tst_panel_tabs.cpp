// Pages under captions, turned with the mouse and the keyboard.

#include "ui/widgets/panel_tabs.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTabBar>
#include <QtTest>

using namespace anomalyst::ui;

class TestPanelTabs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pagesAreTurnedWithMouseAndKeyboard()
    {
        PanelTabs tabs;
        auto *first = new QLineEdit;
        auto *second = new QLineEdit;
        tabs.addPage(QStringLiteral("One"), first);
        tabs.addPage(QStringLiteral("Two"), second);
        tabs.setNote(second, QStringLiteral("a note"));
        tabs.show();
        QVERIFY(QTest::qWaitForWindowExposed(&tabs));
        QCOMPARE(tabs.currentPage(), first);

        QSignalSpy shown(&tabs, &PanelTabs::pageShown);
        auto *captions = tabs.findChild<QTabBar *>();
        QTest::mouseClick(captions, Qt::LeftButton, {}, captions->tabRect(1).center());
        QCOMPARE(tabs.currentPage(), second);
        QCOMPARE(shown.count(), 1);
        QCOMPARE(tabs.findChild<QLabel *>()->text(), QStringLiteral("a note"));

        second->setFocus();
        QTest::keyClick(second, Qt::Key_PageDown, Qt::ControlModifier);
        QCOMPARE(tabs.currentPage(), first);
        QVERIFY(tabs.findChild<QLabel *>()->text().isEmpty());
    }
};

QTEST_MAIN(TestPanelTabs)
#include "tst_panel_tabs.moc"
