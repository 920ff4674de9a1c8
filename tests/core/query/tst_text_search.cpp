// The search over the bytes of a pool against folding and searching each text by itself.
#include "core/query/text_fold.h"
#include "core/query/text_search.h"

#include "core/base/error.h"

#include <QtTest>

#include <random>

using namespace anomalyst;
using namespace anomalyst::query;

namespace
{

std::string randomText(std::mt19937 &random, std::size_t longest)
{
    static const std::vector<std::string> letters = {"a", "A",    "b", "B",    "c",    "7",    "\\", " ",
                                                     "ä", "Ä",    "ж", "Ж",    "ω",    "Ώ",    "中", "é",
                                                     "É", "\xC3", "i", "\xD0", "\x84", "\xFF", "z",  "Z"};
    std::string text;
    for (auto left = random() % (longest + 1); left > 0; --left)
        text += letters[random() % letters.size()];
    return text;
}

std::string randomNeedle(std::mt19937 &random)
{
    static const std::vector<std::string> letters = {"a", "A", "b", "c", "ä", "Ä", "Ж", "ώ", "中", "É", "\\", "7", "Z"};
    std::string text;
    for (auto left = 1 + random() % 3; left > 0; --left)
        text += letters[random() % letters.size()];
    return text;
}

std::vector<std::uint8_t> oneByOne(const store::TextPool &pool, const std::string &needle)
{
    std::vector<std::uint8_t> found;
    for (std::uint32_t code = 0; code < pool.size(); ++code)
        found.push_back(foldedCase(pool[code]).find(foldedCase(needle)) != std::string::npos ? 1 : 0);
    return found;
}

} // namespace

class TextSearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsAreFoundAsWhenEachIsSearchedByItself()
    {
        std::mt19937 random(11);
        for (int round = 0; round < 60; ++round) {
            store::TextPool pool;
            for (int i = 0; i < 400; ++i)
                pool.add(randomText(random, round % 2 == 0 ? 6 : 60));
            for (int i = 0; i < 20; ++i) {
                const std::string needle = randomNeedle(random);
                QVERIFY2(textsContaining(pool, needle) == oneByOne(pool, needle), needle.c_str());
            }
        }
    }

    void manyBlocksAreSharedByTwoThreads()
    {
        std::mt19937 random(13);
        store::TextPool pool;
        while (pool.bytes() < (10U << 20))
            pool.add(randomText(random, 2000));
        QVERIFY(pool.stretches().size() > 2);
        for (const std::string needle : {"abc", "ÄÄ", "zzzz", "never there"})
            QVERIFY2(textsContaining(pool, needle) == oneByOne(pool, needle), needle.c_str());
        std::stop_source stop;
        stop.request_stop();
        WorkContext context;
        context.stop = stop.get_token();
        QVERIFY_EXCEPTION_THROWN(textsContaining(pool, "abc", context), Cancelled);
    }

    void noTextReachesIntoTheNext()
    {
        store::TextPool pool;
        for (const char *text : {"ab", "cd", "", "ABCD", "d"})
            pool.add(text);
        QCOMPARE(textsContaining(pool, "bc"), (std::vector<std::uint8_t>{0, 0, 0, 0, 1, 0}));
        QCOMPARE(textsContaining(pool, "d"), (std::vector<std::uint8_t>{0, 0, 1, 0, 1, 1}));
        QCOMPARE(textsContaining(pool, ""), (std::vector<std::uint8_t>(6, 1)));
        QCOMPARE(textsContaining(pool, "longer than all of them"), (std::vector<std::uint8_t>(6, 0)));
        QCOMPARE(textsContaining(store::TextPool(), "a"), (std::vector<std::uint8_t>{0}));
    }

    void capitalsAreTheLettersThatFoldBack()
    {
        QCOMPARE(capitalCase("abc ä ж ё ή 中 ÿ"), std::string("ABC Ä Ж Ё Ή 中 ÿ"));
        for (unsigned letter = 0x80; letter < 0x800; ++letter) {
            const std::string text = {static_cast<char>(0xC0 | letter >> 6), static_cast<char>(0x80 | (letter & 0x3F))};
            const std::string folded = foldedCase(text);
            QCOMPARE(folded.size(), text.size());
            QCOMPARE(foldedCase(folded), folded);
            QCOMPARE(foldedCase(capitalCase(folded)), folded);
            QVERIFY(folded == text || capitalCase(folded) == text);
        }
    }
};

QTEST_GUILESS_MAIN(TextSearchTest)
#include "tst_text_search.moc"
