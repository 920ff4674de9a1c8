// The sentence about a feature that drowns the others.

#include "core/result/feature_dominance.h"

#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::result;
using query::Normalization;

class FeatureDominanceTest : public QObject
{
    Q_OBJECT

    const std::vector<query::FeatureSpec> m_features = {{query::Measure::DelimCount, "CommandLine"},
                                                        {query::Measure::CharOrdScore, "Account"}};

private Q_SLOTS:
    void aFeatureThatDrownsTheRestIsNamedWithItsShareAndARemedy()
    {
        const std::string told = dominanceSentence(m_features, {0.026, 0.974}, Normalization::L2).value();
        QCOMPARE(told, std::string("char_ord_score:Account makes up 97 % of all distances; the others hardly count: "
                                   "lower its weight or choose standard normalisation"));
    }

    void whatIsChosenAlreadyIsNotAdvised()
    {
        const std::string told = dominanceSentence(m_features, {1, 0}, Normalization::Standard).value();
        QCOMPARE(told, std::string("delim_count:CommandLine makes up 100 % of all distances; the others do not count: "
                                   "lower its weight"));
    }

    void belowNineTenthsOrAloneNothingIsSaid()
    {
        QVERIFY(!dominanceSentence(m_features, {0.11, 0.89}, Normalization::L2));
        QVERIFY(dominanceSentence(m_features, {0.1, 0.9}, Normalization::L2));
        QVERIFY(!dominanceSentence({m_features[0]}, {1}, Normalization::L2));
        QVERIFY(!dominanceSentence(m_features, {0, 0}, Normalization::L2));
    }
};

QTEST_APPLESS_MAIN(FeatureDominanceTest)
#include "tst_feature_dominance.moc"
