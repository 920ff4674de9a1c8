// Gathered bytes come back as they were, from memory and from the nameless file alike.

#include "core/import/spool.h"

#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>

using namespace anomalyst;
using importing::ByteSource;
using importing::Spool;

class TestSpool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytesComeBackFromMemoryAndFile_data()
    {
        QTest::addColumn<int>("memory");
        QTest::newRow("memory") << 100000;
        QTest::newRow("file from the start") << 0;
        QTest::newRow("file later") << 777;
    }
    void bytesComeBackFromMemoryAndFile()
    {
        QFETCH(int, memory);
        QTemporaryDir folder;
        qputenv("TMPDIR", folder.path().toUtf8());
        Spool spool(static_cast<std::size_t>(memory));
        std::string all;
        for (int i = 0; i < 500; ++i) {
            const std::string piece = std::to_string(i * i) + ";";
            spool.append(piece);
            all += piece;
        }
        QCOMPARE(spool.size(), all.size());
        const std::unique_ptr<ByteSource> source = spool.finish("a!b", 7);
        QVERIFY(std::filesystem::is_empty(folder.path().toStdString()));
        QCOMPARE(source->size(), all.size());
        QCOMPARE(source->name(), "a!b");
        QCOMPARE(source->modified(), 7);
        std::string read(all.size(), '\0');
        source->readAt(0, read);
        QVERIFY(read == all);
        read.resize(10);
        source->readAt(1000, read);
        QCOMPARE(read, all.substr(1000, 10));
        QCOMPARE(spool.size(), 0u);
        qunsetenv("TMPDIR");
    }

    void aTemporaryFolderThatIsMissingIsReplaced()
    {
        qputenv("TMPDIR", "/no/such/folder");
        Spool spool(0);
        spool.append("text");
        QCOMPARE(spool.finish("x", 0)->size(), 4u);
        qunsetenv("TMPDIR");
    }
};

QTEST_GUILESS_MAIN(TestSpool)
#include "tst_spool.moc"
