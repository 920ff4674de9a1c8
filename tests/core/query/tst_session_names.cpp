#include "core/query/session_names.h"

#include <QtTest>

#include <map>

using namespace anomalyst::query;

class SessionNamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void codesAreThoseOfAMap();
    void manyAtOnceAreAsOneByOne();
    void textsAreKeptAsTheyAre();
};

namespace
{

// Texts of every length to 99 that differ in one place only, each of them three times.
std::vector<std::string> similarTexts()
{
    std::vector<std::string> texts;
    for (int round = 0; round < 3; ++round)
        for (std::size_t length = 0; length < 100; ++length)
            for (std::size_t place = 0; place < std::max<std::size_t>(length, 1); ++place) {
                std::string &text = texts.emplace_back(length, 'x');
                if (place < length)
                    text[place] = '\0';
            }
    return texts;
}

} // namespace

void SessionNamesTest::codesAreThoseOfAMap()
{
    SessionNames names;
    std::map<std::string, std::uint32_t> expected;
    for (const std::string &text : similarTexts())
        QCOMPARE(names.code(text), expected.try_emplace(text, std::uint32_t(expected.size())).first->second);
    QCOMPARE(names.size(), expected.size());
    for (const auto &[text, code] : expected)
        QCOMPARE(names[code], text);
}

void SessionNamesTest::manyAtOnceAreAsOneByOne()
{
    const std::vector<std::string> texts = similarTexts();
    const std::vector<std::string_view> views(texts.begin(), texts.end());
    std::vector<std::uint32_t> codes(views.size());
    SessionNames many;
    many.codes(views, codes);
    SessionNames single;
    for (std::size_t i = 0; i < views.size(); ++i)
        QCOMPARE(codes[i], single.code(views[i]));
    QCOMPARE(many.texts(), single.texts());
    many.codes({}, {});
}

void SessionNamesTest::textsAreKeptAsTheyAre()
{
    SessionNames names;
    QCOMPARE(names.code({}), 0U);
    QCOMPARE(names.code(std::string(1'000'000, 'a')), 1U);
    QCOMPARE(names.code(""), 0U);
    const std::vector<std::string> texts = names.texts();
    QCOMPARE(texts.size(), std::size_t{2});
    QCOMPARE(texts[0], std::string());
    QCOMPARE(texts[1].size(), std::size_t{1'000'000});
}

QTEST_GUILESS_MAIN(SessionNamesTest)
#include "tst_session_names.moc"
