// The details pane of an event with many fields.
#include "ui/views/details/details_pane.h"
#include "ui/widgets/fact_row.h"

#include <QLineEdit>
#include <QtTest>

using namespace anomalyst::ui;

class TestDetailsPane : public QObject
{
    Q_OBJECT

    static Details event(int fields, const QString &prefix)
    {
        Details details;
        details.title = QStringLiteral("An event");
        for (int i = 0; i < fields; ++i)
            details.facts.push_back(
                {QStringLiteral("field %1").arg(i), i % 3 == 0 ? QString() : prefix + QString::number(i)});
        return details;
    }
    static qsizetype visibleFacts(const DetailsPane &pane)
    {
        const auto facts = pane.findChildren<FactRow *>();
        return std::ranges::count_if(facts, [&](const FactRow *fact) { return fact->isVisibleTo(&pane); });
    }

private Q_SLOTS:
    void everyFieldIsThereAndThoseWithoutAValueAreNamed()
    {
        Selection selection;
        DetailsPane pane(selection);
        selection.select(event(900, QStringLiteral("v")));
        QCOMPARE(pane.findChildren<FactRow *>().size(), 601);
        const auto facts = pane.findChildren<FactRow *>();
        QVERIFY(facts.back()->contains(QStringLiteral("field 897")));
    }

    void whatIsEncodedWithinAFieldIsShownDecoded()
    {
        Selection selection;
        DetailsPane pane(selection);
        Details details = event(1, QString());
        const QString script = QStringLiteral("IEX (New-Object Net.WebClient)");
        const QByteArray bytes(reinterpret_cast<const char *>(script.utf16()), script.size() * 2);
        details.facts = {
            {QStringLiteral("CommandLine"), QStringLiteral("powershell -enc ") + QString::fromLatin1(bytes.toBase64())},
            {QStringLiteral("User"), QStringLiteral("ian")}};
        selection.select(details);
        const auto facts = pane.findChildren<FactRow *>();
        QCOMPARE(facts.size(), 3);
        QVERIFY(facts.back()->contains(script));
        QVERIFY(facts.back()->contains(QStringLiteral("base64 UTF-16")));
    }

    void fieldsAreFilteredByNameAndValueAndTheFilterStays()
    {
        Selection selection;
        DetailsPane pane(selection);
        pane.show();
        selection.select(event(60, QStringLiteral("VALUE")));
        auto *filter = pane.findChild<QLineEdit *>();
        QVERIFY(filter);
        filter->setText(QStringLiteral("value5"));
        QCOMPARE(visibleFacts(pane), 8); // 5, 50, 52, 53, 55, 56, 58, 59
        selection.select(event(60, QStringLiteral("other")));
        QCOMPARE(visibleFacts(pane), 0);
        filter = pane.findChild<QLineEdit *>();
        QCOMPARE(filter->text(), QStringLiteral("value5"));
        filter->setText(QStringLiteral("FIELD 4"));
        QCOMPARE(visibleFacts(pane), 9); // 4, 40, 41, 43, 44, 46, 47, 49 and the line of those without a value
    }

    void fewFieldsNeedNoFilter()
    {
        Selection selection;
        DetailsPane pane(selection);
        selection.select(event(6, QStringLiteral("v")));
        QVERIFY(!pane.findChild<QLineEdit *>());
        QCOMPARE(pane.findChildren<FactRow *>().size(), 6);
    }
};

QTEST_MAIN(TestDetailsPane)
#include "tst_details_pane.moc"
