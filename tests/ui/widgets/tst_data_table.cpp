// The table of the program: the keys that every result answers to.
#include "ui/widgets/data_table.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QStandardItemModel>
#include <QtTest>

using namespace anomalyst::ui;

class TestDataTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_model.setHorizontalHeaderLabels({QStringLiteral("Host"), QStringLiteral("Events")});
        const QStringList hosts = {QStringLiteral("FS-01"), QStringLiteral("FS\t02\n"), QStringLiteral("WS-07")};
        for (int row = 0; row < hosts.size(); ++row) {
            m_model.setItem(row, 0, new QStandardItem(hosts[row]));
            m_model.setItem(row, 1, new QStandardItem(QString::number(row)));
        }
        m_table.setModel(&m_model);
    }

    void jAndKStepThroughTheRowsAndStopAtTheEnds()
    {
        QSignalSpy changed(&m_table, &DataTable::currentRowChanged);
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(&m_table, Qt::Key_J);
        QCOMPARE(m_table.currentIndex().row(), 2);
        QCOMPARE(changed.size(), 3);
        QTest::keyClick(&m_table, Qt::Key_K);
        QCOMPARE(m_table.currentIndex().row(), 1);
    }

    void copiesHoldNothingThatActsWhenPasted()
    {
        m_table.selectRow(1);
        QTest::keyClick(&m_table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("FS\u21E502\u23CE\t1"));
        QTest::keyClick(&m_table, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("Host\tEvents\nFS")));
    }

private:
    QStandardItemModel m_model;
    DataTable m_table;
};

QTEST_MAIN(TestDataTable)
#include "tst_data_table.moc"
