// Texts get the numbers in which they came, equal texts the same one.

#include "core/store/text_index.h"
#include "core/store/text_pool.h"

#include <QtTest>

#include <string>
#include <unordered_map>

using namespace anomalyst::store;

class TextIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithAHashMapOfTheStandardLibrary();
    void tellsTextsApartThatBeginAlike();
    void knowsWhatThePoolHeldBefore();
    void keepsTextsInPlaceWhileThePoolGrows();
    void holdsATextLongerThanABlock();
};

void TextIndexTest::agreesWithAHashMapOfTheStandardLibrary()
{
    TextPool pool;
    TextIndex index(pool);
    std::unordered_map<std::string, std::uint32_t> expected;
    std::uint64_t state = 1;
    for (int i = 0; i < 200'000; ++i) {
        state = state * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
        const std::string text = "v" + std::to_string(state >> 47);
        const std::uint32_t found = index.find(text);
        const auto [entry, isNew] = expected.emplace(text, static_cast<std::uint32_t>(expected.size() + 1));
        QCOMPARE(found, isNew ? 0U : entry->second);
        QCOMPARE(index.findOrAdd(text), entry->second);
        QVERIFY(pool[entry->second] == text);
    }
    QCOMPARE(pool.size(), expected.size() + 1);
}

void TextIndexTest::tellsTextsApartThatBeginAlike()
{
    TextPool pool;
    TextIndex index(pool);
    const std::string zeros(40, '\0');
    for (std::size_t length = 1; length <= zeros.size(); ++length)
        QCOMPARE(index.findOrAdd(std::string_view(zeros).substr(0, length)), static_cast<std::uint32_t>(length));
    QCOMPARE(index.find(std::string_view(zeros).substr(0, 17)), 17U);
    QCOMPARE(index.find("x"), 0U);
}

void TextIndexTest::knowsWhatThePoolHeldBefore()
{
    TextPool pool;
    for (int i = 0; i < 5000; ++i)
        pool.add("text " + std::to_string(i));
    TextIndex index(pool);
    QCOMPARE(index.findOrAdd("text 4999"), 5000U);
    QCOMPARE(index.findOrAdd("text 5000"), 5001U);
}

void TextIndexTest::keepsTextsInPlaceWhileThePoolGrows()
{
    TextPool pool;
    const std::string_view first = pool[pool.add("first")];
    for (int i = 0; i < 100'000; ++i)
        pool.add("another text");
    QCOMPARE(first, std::string_view("first"));
    QVERIFY(pool[1].data() == first.data());
    QCOMPARE(pool[0], std::string_view());
    QCOMPARE(pool.bytes(), 5 + 100'000 * std::string_view("another text").size());
}

void TextIndexTest::holdsATextLongerThanABlock()
{
    TextPool pool;
    const std::string longText(3 << 20, 'y');
    pool.add("before");
    pool.add(longText);
    pool.add("");
    pool.add("after");
    QVERIFY(pool[2] == longText);
    QCOMPARE(pool[1], std::string_view("before"));
    QCOMPARE(pool[3], std::string_view());
    QCOMPARE(pool[4], std::string_view("after"));
}

QTEST_GUILESS_MAIN(TextIndexTest)
#include "tst_text_index.moc"
