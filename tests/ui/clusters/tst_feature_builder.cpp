// Features built in their window over the sample, with mouse and keyboard, and what becomes of them in the view.

#include "tests/support/sample_case.h"
#include "ui/views/clusters/clusters_view.h"
#include "ui/views/clusters/feature_builder.h"
#include "ui/views/clusters/feature_shares_delegate.h"
#include "ui/widgets/data_table.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::ui;

class TestFeatureBuilder : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path m_case;

    static std::vector<ListedFeature> listed(std::initializer_list<const char *> texts)
    {
        std::vector<ListedFeature> features;
        for (const char *text : texts)
            features.push_back({query::parseFeature(text), true});
        return features;
    }

    struct Opened {
        Workbench workbench;
        std::unique_ptr<FeatureBuilder> builder;
        QListWidget *list = nullptr;

        bool open(const std::filesystem::path &path, std::vector<ListedFeature> features)
        {
            workbench.openCase.setContents(readCase(path));
            LogId id;
            for (const store::LogInfo &log : workbench.openCase.logs()) {
                if (log.name == "processes")
                    id = log.id;
            }
            builder = std::make_unique<FeatureBuilder>(workbench, id,
                                                       FeatureChoice{std::move(features), query::Normalization::L2});
            list = child<QListWidget>("builtFeatures");
            builder->show();
            return QTest::qWaitForWindowActive(builder.get()) && waitForValues();
        }
        bool waitForValues()
        {
            QSignalSpy measured(builder.get(), &FeatureBuilder::measured);
            return measured.wait(20'000);
        }
        template<class Widget>
        Widget *child(const char *name) const
        {
            return builder->findChild<Widget *>(QString::fromLatin1(name));
        }
        QString cell(int row, int column) const
        {
            return child<DataTable>("featurePreview")->model()->index(row, column).data().toString();
        }
        double shareSum() const
        {
            double sum = 0;
            for (int row = 0; row < list->count(); ++row)
                sum += list->item(row)->data(FeatureSharesDelegate::ShareRole).toDouble();
            return sum;
        }
        void choose(const char *box, const QString &beginning) // with the keyboard alone
        {
            auto *combo = child<QComboBox>(box);
            combo->setFocus();
            QTest::keyClick(combo, Qt::Key_Home);
            for (int i = 0; i < combo->count() && !combo->currentText().startsWith(beginning); ++i)
                QTest::keyClick(combo, Qt::Key_Down);
        }
    };

private Q_SLOTS:
    void initTestCase() { m_case = test::makeSampleCase(m_folder.path().toStdString()); }

    void valuesOfRealRowsAndTheSharesOfAllDistancesAreShown()
    {
        Opened opened;
        QVERIFY(opened.open(m_case, listed({"length:NewProcessName", "delim_count:CommandLine"})));
        auto *table = opened.child<DataTable>("featurePreview");
        QCOMPARE(table->model()->rowCount(), 100);
        QCOMPARE(opened.cell(0, 1), opened.cell(0, 2)); // the whole text
        QCOMPARE(opened.cell(0, 3).toInt(), opened.cell(0, 1).size());
        QVERIFY(std::abs(opened.cell(0, 4).toDouble()) <= 1);
        QVERIFY(std::abs(opened.shareSum() - 1) < 1e-9);
        QTest::mouseClick(opened.list->viewport(), Qt::LeftButton, {},
                          opened.list->visualItemRect(opened.list->item(1)).center());
        QVERIFY(opened.waitForValues());
        QVERIFY(opened.cell(0, 1).size() > 0);
        QVERIFY(opened.cell(0, 3).toInt() < opened.cell(0, 1).size());
    }

    void aBrokenExpressionIsToldInPlaceWithItsPositionAndAMendedOneShowsTheParts()
    {
        Opened opened;
        QVERIFY(opened.open(m_case, listed({"length:NewProcessName"})));
        opened.choose("part", QStringLiteral("What an expression"));
        auto *argument = opened.child<QLineEdit>("argument");
        QVERIFY(argument->isVisible());
        argument->setFocus();
        QTest::keyClicks(argument, QStringLiteral("exe[a"));
        auto *problem = opened.child<QLabel>("featureProblem");
        QVERIFY2(problem->text().contains(QLatin1String("from character 4 on")), qPrintable(problem->text()));
        QVERIFY(!opened.child<QPushButton>("useFeatures")->isEnabled());
        argument->clear();
        QTest::keyClicks(argument, QStringLiteral("^..."));
        QVERIFY(problem->isHidden());
        QVERIFY(opened.child<QPushButton>("useFeatures")->isEnabled());
        QVERIFY(opened.waitForValues());
        QCOMPARE(opened.cell(0, 2), opened.cell(0, 1).left(3));
        QCOMPARE(opened.cell(0, 3), QStringLiteral("3"));
        QCOMPARE(query::formatFeature(opened.builder->choice().features[0].feature),
                 std::string("length{match=\"^...\"}:NewProcessName"));
    }

    void theKeyboardAloneAddsEditsOrdersAndRemoves()
    {
        Opened opened;
        QVERIFY(opened.open(m_case, listed({"length:NewProcessName"})));
        opened.list->setFocus();
        QTest::keyClick(opened.list, Qt::Key_Insert);
        QCOMPARE(opened.list->count(), 2);
        QVERIFY(opened.child<QComboBox>("column")->hasFocus());
        opened.choose("column", QStringLiteral("CommandLine"));
        opened.choose("measure", QStringLiteral("Delimiters, counted"));
        auto *delimiters = opened.child<QLineEdit>("delimiters");
        delimiters->setFocus();
        QTest::keyClicks(delimiters, QStringLiteral("-/"));
        auto *weight = opened.child<QDoubleSpinBox>("weight");
        weight->setFocus();
        weight->selectAll();
        QTest::keyClicks(weight, QStringLiteral("0.5\t"));
        opened.list->setFocus();
        QTest::keyClick(opened.list, Qt::Key_Up, Qt::AltModifier);
        const auto texts = [&] {
            std::vector<std::string> all;
            for (const ListedFeature &one : opened.builder->choice().features)
                all.push_back(query::formatFeature(one.feature) + (one.used ? "" : " unused"));
            return all;
        };
        const std::string built = "delim_count{delimiters=\"-/\"}*0.5:CommandLine";
        QCOMPARE(texts(), (std::vector<std::string>{built, "length:NewProcessName"}));
        QTest::keyClick(opened.list, Qt::Key_Down);
        QTest::keyClick(opened.list, Qt::Key_Space);
        QCOMPARE(texts(), (std::vector<std::string>{built, "length:NewProcessName unused"}));
        QVERIFY(opened.waitForValues());
        QVERIFY(!opened.list->item(1)->data(FeatureSharesDelegate::ShareRole).isValid());
        QCOMPARE(opened.cell(0, 4), QStringLiteral("–")); // it takes no part
        QTest::keyClick(opened.list, Qt::Key_Delete);
        QCOMPARE(texts(), std::vector<std::string>{built});
        QTest::keyClick(opened.list, Qt::Key_Space);
        QVERIFY(!opened.child<QLabel>("obstacle")->text().isEmpty()); // no feature is used
        QVERIFY(!opened.child<QPushButton>("useFeatures")->isEnabled());
        QTest::keyClick(opened.list, Qt::Key_Delete);
        QVERIFY(opened.waitForValues());
        QCOMPARE(opened.list->count(), 0);
        QCOMPARE(opened.child<DataTable>("featurePreview")->model()->rowCount(), 0);
    }

    void aTextColumnTakenAsANumberIsRefusedInASentence()
    {
        Opened opened;
        QVERIFY(opened.open(m_case, listed({"length:CommandLine"})));
        opened.choose("measure", QStringLiteral("The number itself"));
        QVERIFY(opened.child<QLabel>("featureProblem")->text().contains(QLatin1String("length:CommandLine")));
        QVERIFY(opened.child<QLabel>("obstacle")->text().contains(QLatin1String("CommandLine")));
        opened.choose("part", QStringLiteral("What an expression"));
        QTest::keyClicks(opened.child<QLineEdit>("argument"), QStringLiteral("[0-9]+"));
        QVERIFY(opened.child<QLabel>("featureProblem")->isHidden());
        QVERIFY(opened.waitForValues());
    }

    void aPresetTakesThePlaceOfTheList()
    {
        Opened opened;
        QVERIFY(opened.open(m_case, listed({"length:NewProcessName"})));
        opened.choose("presets", QStringLiteral("Windows process events"));
        QVERIFY(opened.list->count() >= 3);
        QVERIFY(opened.list->item(0)->text().startsWith(QLatin1String("delim_count:")));
        QVERIFY(opened.waitForValues());
        QVERIFY(std::abs(opened.shareSum() - 1) < 1e-9);
    }

    void aFeatureThatDrownsTheRestIsNamedUntilTheNormalisationHelps()
    {
        Opened opened;
        QVERIFY(opened.open(m_case, listed({"crc32:NewProcessName", "delim_count:CommandLine"})));
        opened.choose("normalization", QStringLiteral("none"));
        QVERIFY(opened.waitForValues());
        auto *dominance = opened.child<QLabel>("dominance");
        QVERIFY2(dominance->text().startsWith(QLatin1String("crc32:NewProcessName makes up ")),
                 qPrintable(dominance->text()));
        opened.choose("normalization", QStringLiteral("standard"));
        QVERIFY(opened.waitForValues());
        QVERIFY(dominance->isHidden());
        QVERIFY(std::abs(opened.list->item(0)->data(FeatureSharesDelegate::ShareRole).toDouble() - 0.5) < 1e-6);
    }

    void whatIsAcceptedIsWhatIsClusteredByAndWhatIsCancelledIsNot()
    {
        Workbench workbench;
        ClustersView view(workbench);
        view.resize(1100, 760);
        view.show();
        QSignalSpy arrived(&view, &ClustersView::resultArrived);
        workbench.openCase.setContents(readCase(m_case));
        QVERIFY(arrived.wait(20'000));
        const auto before = view.data()->result.params.features;
        const auto open = [&] {
            QTest::mouseClick(view.findChild<QPushButton *>(QStringLiteral("editFeatures")), Qt::LeftButton);
            return view.window()->findChild<FeatureBuilder *>();
        };
        QPointer<FeatureBuilder> builder = open();
        QVERIFY(builder);
        auto *list = builder->findChild<QListWidget *>(QStringLiteral("builtFeatures"));
        QCOMPARE(list->count(), static_cast<int>(before.size()));
        QTest::keyClick(builder.data(), Qt::Key_Escape);
        QTRY_VERIFY(!builder);
        builder = open();
        list = builder->findChild<QListWidget *>(QStringLiteral("builtFeatures"));
        list->item(0)->setCheckState(Qt::Unchecked);
        QTest::mouseClick(builder->findChild<QPushButton *>(QStringLiteral("useFeatures")), Qt::LeftButton);
        QVERIFY(arrived.wait(20'000));
        const auto after = view.data()->result.params.features;
        QCOMPARE(after.size(), before.size() - 1);
        QVERIFY(after[0] == before[1]);
    }
};

QTEST_MAIN(TestFeatureBuilder)
#include "tst_feature_builder.moc"
