// Texts kept in a case under a kind and a name.
#include "core/store/kept_text.h"
#include "tests/core/store/case_in_folder.h"

using namespace anomalyst;
using namespace anomalyst::store;
using anomalyst::test::CaseInFolder;

using Names = std::vector<std::string>;

class KeptTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTextComesBackByKindAndName()
    {
        const CaseInFolder folder;
        const std::string text("{\"a\": \"\xE2\x82\xAC\0\n\"}", 14); // any bytes
        {
            CaseFile file = CaseFile::create(folder.path());
            keepText(file, "model", "march", text);
            keepText(file, "model", "april", "1");
            keepText(file, "other", "march", "2");
        }
        CaseFile file = CaseFile::open(folder.path(), CaseFile::Mode::ReadOnly);
        QCOMPARE(keptText(file, "model", "march"), std::optional(text));
        QCOMPARE(keptText(file, "other", "march"), std::optional<std::string>("2"));
        QCOMPARE(keptText(file, "model", "may"), std::nullopt);
        QCOMPARE(keptNames(file, "model"), (Names{"april", "march"}));
        QCOMPARE(keptNames(file, "mod"), Names{}); // the beginning of another kind
        QVERIFY(!test::errorOf([&] { keepText(file, "model", "june", ""); }).empty()); // not open for writing
    }

    void aNameIsReplacedAndRemoved()
    {
        const CaseInFolder folder;
        CaseFile file = CaseFile::create(folder.path());
        keepText(file, "model", "a%_'\"b", "1");
        keepText(file, "model", "a%_'\"b", "2");
        QCOMPARE(keptNames(file, "model").size(), std::size_t{1});
        QCOMPARE(keptText(file, "model", "a%_'\"b"), std::optional<std::string>("2"));
        keepText(file, "model", "aXY'\"b", "3");
        removeKeptText(file, "model", "a%_'\"b");
        removeKeptText(file, "model", "never there");
        QCOMPARE(keptNames(file, "model"), Names{"aXY'\"b"});
    }
};

QTEST_GUILESS_MAIN(KeptTextTest)
#include "tst_kept_text.moc"
