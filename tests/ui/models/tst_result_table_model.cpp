// The one table model of all results: facts by role, sorting by value, safe text.

#include "ui/models/result_table_model.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace anomalyst::ui;

namespace
{

struct Fruit {
    QString name;
    double weight;
};

using Fruits = std::vector<Fruit>;

std::vector<TableColumn> columnsOf(const std::shared_ptr<const Fruits> &fruits)
{
    return {
        {.title = QStringLiteral("Name"),
         .explanation = {},
         .value = [fruits](std::size_t row) { return QVariant((*fruits)[row].name); }},
        {.title = QStringLiteral("Weight"),
         .explanation = QStringLiteral("in <b>grams</b>"),
         .value = [fruits](std::size_t row) { return QVariant((*fruits)[row].weight); },
         .text = [fruits](std::size_t row) { return QString::number((*fruits)[row].weight) + QStringLiteral(" g"); },
         .bar = [fruits](std::size_t row) { return (*fruits)[row].weight / 1000; }}};
}

} // namespace

class TestResultTableModel : public QObject
{
    Q_OBJECT

    std::shared_ptr<const Fruits> m_fruits = std::make_shared<Fruits>(Fruits{{QStringLiteral("pear"), 180},
                                                                             {QStringLiteral("melon\x1b[31m"), 900},
                                                                             {QStringLiteral("plum"), 40},
                                                                             {QStringLiteral("fig"), 40}});

    void fill(ResultTableModel &model)
    {
        model.setContents(m_fruits, m_fruits->size(), columnsOf(m_fruits), [](std::size_t row) { return row == 2; });
    }
    static QStringList names(const ResultTableModel &model)
    {
        QStringList list;
        for (int row = 0; row < model.rowCount(); ++row)
            list << model.index(row, 0).data(ValueRole).toString().left(4);
        return list;
    }

private Q_SLOTS:
    void keepsTheRulesOfItemModels()
    {
        ResultTableModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        fill(model);
        model.sort(1, Qt::DescendingOrder);
        model.clear();
        fill(model);
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.columnCount(), 2);
    }

    void tellsFactsByRole()
    {
        ResultTableModel model;
        fill(model);
        QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("180 g"));
        QCOMPARE(model.index(0, 1).data(ValueRole).toDouble(), 180.0);
        QCOMPARE(model.index(0, 1).data(BarRole).toDouble(), 0.18);
        QVERIFY(!model.index(0, 0).data(BarRole).isValid());
        QVERIFY(model.index(2, 0).data(EmphasisRole).toBool());
        QVERIFY(!model.index(1, 0).data(EmphasisRole).toBool());
    }

    void sortsByValueAndKeepsEqualRowsInOrder()
    {
        ResultTableModel model;
        fill(model);
        model.sort(1, Qt::AscendingOrder);
        QCOMPARE(names(model), (QStringList{QStringLiteral("plum"), QStringLiteral("fig"), QStringLiteral("pear"),
                                            QStringLiteral("melo")}));
        model.sort(1, Qt::DescendingOrder);
        QCOMPARE(names(model), (QStringList{QStringLiteral("melo"), QStringLiteral("pear"), QStringLiteral("plum"),
                                            QStringLiteral("fig")}));
        QCOMPARE(model.resultRow(model.index(0, 0)), 1U);
        QCOMPARE(model.indexOfResultRow(0).row(), 1);
        model.sort(-1);
        QCOMPARE(names(model), (QStringList{QStringLiteral("pear"), QStringLiteral("melo"), QStringLiteral("plum"),
                                            QStringLiteral("fig")}));
    }

    void aPersistentIndexFollowsItsRowThroughSorting()
    {
        ResultTableModel model;
        fill(model);
        const QPersistentModelIndex plum = model.index(2, 0);
        model.sort(0, Qt::AscendingOrder);
        QCOMPARE(plum.data(ValueRole).toString(), QStringLiteral("plum"));
        QCOMPARE(plum.row(), 3);
    }

    void keepsItsResultAlive()
    {
        ResultTableModel model;
        std::weak_ptr<const Fruits> watched;
        {
            const auto own = std::make_shared<const Fruits>(*m_fruits);
            watched = own;
            model.setContents(own, own->size(), columnsOf(own));
        }
        QVERIFY(!watched.expired());
        model.clear();
        QVERIFY(watched.expired());
    }
};

QTEST_GUILESS_MAIN(TestResultTableModel)
#include "tst_result_table_model.moc"
