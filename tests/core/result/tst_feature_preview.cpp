// What a feature makes of the events of a small case, by hand.

#include <QtTest> // before the standard headers, which moc may stumble over

#include "core/result/feature_preview.h"
#include "tests/core/result/small_case.h"

#include <cmath>

using namespace anomalyst;
using namespace anomalyst::result;
using query::Normalization;

class FeaturePreviewTest : public QObject
{
    Q_OBJECT

    test::SmallCase m_case{{{"Agent", ColumnType::Text, Role::None}, {"Bytes", ColumnType::Integer, Role::Bytes}},
                           {{"curl (x) abc", "3"}, {"wget", "4"}, {"", ""}, {"curl (y) d", "1000"}}};
    std::shared_ptr<const store::EventColumns> m_events = m_case.events();

private Q_SLOTS:
    void theTextThePartTheValueAndTheNormalisedValueAreTold()
    {
        FeaturePreviewParams params;
        params.features = {query::parseFeature("Bytes"), query::parseFeature("length{after_last=\") \"}*2:Agent")};
        params.shown = params.features[1];
        params.place = 1;
        const FeaturePreview preview = previewFeatures(*m_events, params);
        QCOMPARE(preview.events, std::size_t(4));
        QCOMPARE(preview.rows.size(), std::size_t(4));
        QCOMPARE(preview.rows[0].text, std::string("curl (x) abc"));
        QCOMPARE(preview.rows[0].part, std::string("abc"));
        QCOMPARE(preview.rows[0].value, 3.0);
        QVERIFY(std::abs(preview.rows[0].normalized.value() - 2 * 3 / std::sqrt(18.0)) < 1e-15);
        QCOMPARE(preview.rows[1].part, std::string("wget"));
        QCOMPARE(preview.rows[2].value, 0.0);
        QCOMPARE(preview.shares.size(), std::size_t(2));
        QVERIFY(!preview.dominance);
        params.normalization = Normalization::None;
        QCOMPARE(previewFeatures(*m_events, params).dominance.value().substr(0, 19),
                 std::string("Bytes makes up 99 %"));
    }

    void whatTakesNoPartHasNoNormalisedValue()
    {
        FeaturePreviewParams params;
        params.shown = query::parseFeature("Bytes");
        params.selection.conditions = {{"Agent", query::Operator::Contains, "curl"}};
        const FeaturePreview preview = previewFeatures(*m_events, params);
        QCOMPARE(preview.rows.size(), std::size_t(2));
        QCOMPARE(preview.rows[1].event, EventRow(3));
        QCOMPARE(preview.rows[1].text, std::string("1000"));
        QVERIFY(!preview.rows[1].normalized);
        QVERIFY(preview.shares.empty());
    }

    void whatCannotBeMeasuredIsRefusedInASentence()
    {
        FeaturePreviewParams params;
        params.shown = {query::Measure::Value, "Agent"};
        try {
            previewFeatures(*m_events, params);
            QFAIL("a text was taken for a number");
        } catch (const Error &error) {
            QVERIFY(error.remedy().find("length:Agent") != std::string::npos);
        }
    }
};

QTEST_APPLESS_MAIN(FeaturePreviewTest)
#include "tst_feature_preview.moc"
