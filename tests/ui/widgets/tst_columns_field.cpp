// A field that names columns: typed, or ticked in its list with mouse and keyboard.
#include "ui/widgets/columns_field.h"
#include "ui/widgets/name_list.h"

#include <QListWidget>
#include <QSignalSpy>
#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::ui;

using Names = std::vector<std::string>;

class ColumnsFieldTest : public QObject
{
    Q_OBJECT

    struct Shown {
        ColumnsField field;
        QSignalSpy edited{&field, &ColumnsField::edited};

        Shown()
        {
            field.setColumns({{"Time", ColumnType::Time, Role::Time},
                              {"Host", ColumnType::Text, Role::Host},
                              {"User, full", ColumnType::Text, Role::User}});
            field.setDefaults({"User, full"}, QStringLiteral("none"));
            field.show();
        }
        QListWidget *open()
        {
            QTest::keyClick(&field, Qt::Key_Down, Qt::AltModifier);
            return field.findChild<QListWidget *>();
        }
    };

private Q_SLOTS:
    void namesWithCommasStandInQuotes()
    {
        const Names names = {"a", "b, c", "d\"e", "\"f\""};
        QCOMPARE(joinedNames(names), QStringLiteral("a, \"b, c\", d\"e, \"\"\"f\"\"\""));
        QCOMPARE(namesIn(joinedNames(names)), names);
        QCOMPARE(namesIn(QStringLiteral(" a ,, b,")), (Names{"a", "b"}));
        QCOMPARE(namesIn(QStringLiteral("\"a, b")), Names{"a, b"}); // not closed yet
        QVERIFY(namesIn(QStringLiteral(" , ")).empty());
    }

    void emptyItStandsForItsDefaults()
    {
        Shown shown;
        QVERIFY(shown.field.names().empty());
        QCOMPARE(shown.field.placeholderText(), QStringLiteral("\"User, full\""));
        shown.field.setDefaults({}, QStringLiteral("none"));
        QCOMPARE(shown.field.placeholderText(), QStringLiteral("none"));
    }

    void columnsAreTickedInTheList()
    {
        Shown shown;
        QListWidget *list = shown.open();
        QVERIFY(list && list->isVisible());
        QCOMPARE(list->count(), 3);
        QCOMPARE(list->item(0)->data(Qt::UserRole).toString(), QStringLiteral("User, full")); // what is in force first
        QCOMPARE(list->item(0)->checkState(), Qt::Checked);
        list->setCurrentRow(2);
        QTest::keyClick(list, Qt::Key_Space);
        QCOMPARE(shown.field.names(), (Names{"User, full", "Host"}));
        QCOMPARE(shown.edited.size(), 1);
        QTest::keyClick(list, Qt::Key_Space);
        QVERIFY(shown.field.text().isEmpty()); // the defaults again
        QCOMPARE(shown.edited.size(), 2);
    }

    void theListIsNarrowedByAPartOfAName()
    {
        Shown shown;
        QListWidget *list = shown.open();
        auto *part = list->parentWidget()->findChild<QLineEdit *>();
        QTest::keyClicks(part, QStringLiteral("ho"));
        QVERIFY(list->item(0)->isHidden() && list->item(1)->isHidden() && !list->item(2)->isHidden());
    }

    void whatIsTypedCounts()
    {
        Shown shown;
        QTest::keyClicks(&shown.field, QStringLiteral("Host, Time"));
        QCOMPARE(shown.field.names(), (Names{"Host", "Time"}));
        QVERIFY(!shown.edited.empty());
        QListWidget *list = shown.open();
        QCOMPARE(list->item(0)->data(Qt::UserRole).toString(), QStringLiteral("Host"));
        QCOMPARE(list->item(2)->checkState(), Qt::Unchecked);
    }
};

QTEST_MAIN(ColumnsFieldTest)
#include "tst_columns_field.moc"
