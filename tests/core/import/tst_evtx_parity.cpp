// Every Windows event log of ../shared/samples, read by the importer and by libevtx: as many records, and in each the
// same fields with the same values.

#include "core/import/time_text.h"
#include "tests/support/memory_sink.h"
#include "tests/support/reference.h"

#include <QRegularExpression>
#include <QXmlStreamReader>
#include <QtTest>

#include <libevtx.h>
#include <memory>

using namespace anomalyst;

namespace
{

using Fields = std::vector<std::pair<QString, QString>>;

struct FileEnd {
    void operator()(libevtx_file_t *file) const { libevtx_file_free(&file, nullptr); }
};
struct RecordEnd {
    void operator()(libevtx_record_t *record) const { libevtx_record_free(&record, nullptr); }
};
using File = std::unique_ptr<libevtx_file_t, FileEnd>;
using Record = std::unique_ptr<libevtx_record_t, RecordEnd>;

File openFile(const std::filesystem::path &path)
{
    libevtx_file_t *file = nullptr;
    if (libevtx_file_initialize(&file, nullptr) != 1)
        return {};
    File owned(file);
    return libevtx_file_open(file, path.c_str(), LIBEVTX_OPEN_READ, nullptr) == 1 ? std::move(owned) : File();
}

QByteArray xmlOf(libevtx_file_t *file, int index)
{
    libevtx_record_t *found = nullptr;
    if (libevtx_file_get_record_by_index(file, index, &found, nullptr) != 1)
        return {};
    const Record record(found);
    std::size_t bytes = 0;
    if (libevtx_record_get_utf8_xml_string_size(found, &bytes, nullptr) != 1)
        return {};
    QByteArray xml(static_cast<qsizetype>(bytes), '\0');
    libevtx_record_get_utf8_xml_string(found, reinterpret_cast<std::uint8_t *>(xml.data()), bytes, nullptr);
    return xml.left(xml.indexOf('\0'));
}

// What the elements and attributes of a document are called as columns.
class Flattener
{
public:
    Fields flatten(const QByteArray &xml)
    {
        QXmlStreamReader reader(xml);
        for (QXmlStreamReader::TokenType token = reader.readNext(); !reader.atEnd(); token = reader.readNext()) {
            if (token == QXmlStreamReader::StartElement)
                start(reader);
            else if (token == QXmlStreamReader::Characters)
                m_text += reader.text();
            else if (token == QXmlStreamReader::EndElement)
                end();
        }
        return reader.hasError() ? Fields() : m_fields;
    }

private:
    void start(const QXmlStreamReader &reader)
    {
        const QString tag = reader.name().toString();
        QString name;
        for (const QXmlStreamAttribute &attribute : reader.attributes()) {
            const QString called = attribute.name().toString();
            if (m_path.value(1) == QLatin1String("System"))
                m_fields.emplace_back(called == QLatin1String("Name") || called == QLatin1String("SystemTime") ? tag
                                      : called == QLatin1String("Guid") || called == QLatin1String("UserID")
                                          ? tag + called
                                          : called,
                                      attribute.value().toString());
            else if (called == QLatin1String("Name"))
                name = attribute.value().toString();
        }
        m_path << tag;
        m_names << (name.isEmpty() ? tag : name);
        m_text.clear();
    }
    void end()
    {
        const bool isData = m_path.value(1) == QLatin1String("EventData");
        const bool isUserData = m_path.value(1) == QLatin1String("UserData");
        const QStringList below = m_names.mid(isUserData ? 3 : 2);
        if (!below.isEmpty() && !m_text.trimmed().isEmpty()) {
            const QString name = below.join(QLatin1Char('.'));
            m_fields.emplace_back(isData || isUserData ? m_path.value(1) + QLatin1Char('.') + name : name, m_text);
        }
        m_path.removeLast();
        m_names.removeLast();
        m_text.clear();
    }

    QStringList m_path;
    QStringList m_names;
    QString m_text;
    Fields m_fields;
};

// libevtx fills hexadecimal numbers up with zeros.
QString plain(QString text)
{
    static const QRegularExpression zeros(QStringLiteral("^0x0*(?=[0-9a-fA-F])"));
    return text.remove(QLatin1Char('\r')).replace(zeros, QStringLiteral("0x"));
}

std::size_t columnOf(const test::MemorySink &sink, const QString &name)
{
    const auto find = [&](const QString &wanted) {
        const auto found = std::ranges::find_if(sink.source.columns, [&](const ColumnSpec &column) {
            return QString::fromStdString(column.name).compare(wanted, Qt::CaseInsensitive) == 0;
        });
        return static_cast<std::size_t>(found - sink.source.columns.begin());
    };
    const std::size_t column = find(name);
    return column < sink.source.columns.size() ? column : find(name.section(QLatin1Char('.'), 1));
}

std::string textFor(const test::MemorySink::Value &value, const QString &text)
{
    if (value.kind == CellKind::Time)
        return formatTime(importing::parseTime(text.toStdString(), {}).time);
    return plain(text).toStdString();
}

} // namespace

class TestEvtxParity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void samplesHoldWhatLibevtxReads_data()
    {
        QTest::addColumn<QString>("path");
        const std::filesystem::path folder = test::sampleFile("evtx");
        std::error_code none;
        for (const auto &entry : std::filesystem::directory_iterator(folder, none))
            QTest::newRow(entry.path().filename().c_str()) << QString::fromStdString(entry.path().string());
        if (none)
            QTest::newRow("none") << QString::fromStdString(folder.string());
    }
    void samplesHoldWhatLibevtxReads()
    {
        QFETCH(QString, path);
        ANOMALYST_NEED_FILE(std::filesystem::path(path.toStdString()));
        const File file = openFile(path.toStdString());
        QVERIFY(file);
        int records = 0;
        int recovered = 0;
        QCOMPARE(libevtx_file_get_number_of_records(file.get(), &records, nullptr), 1);
        QCOMPARE(libevtx_file_get_number_of_recovered_records(file.get(), &recovered, nullptr), 1);
        test::MemorySink sink;
        importing::importFile(path.toStdString(), {}, sink, {});
        QCOMPARE(sink.rows.size(), static_cast<std::size_t>(records + recovered));
        for (int i = 0; i < records; ++i)
            compare(sink, static_cast<std::size_t>(i), Flattener().flatten(xmlOf(file.get(), i)));
    }

private:
    void compare(const test::MemorySink &sink, std::size_t row, const Fields &fields)
    {
        QVERIFY(fields.size() > 10);
        std::size_t values = 0;
        for (const auto &[name, text] : fields) {
            const std::size_t column = columnOf(sink, name);
            QVERIFY2(column < sink.source.columns.size(), qPrintable(name));
            const test::MemorySink::Value &value = sink.rows[row][column];
            QCOMPARE(QString::fromStdString(value.text).remove(QLatin1Char('\r')),
                     QString::fromStdString(textFor(value, text)));
            values += value.text.empty() ? 0 : 1;
        }
        const auto isThere = [](const test::MemorySink::Value &value) { return !value.text.empty(); };
        QCOMPARE(values, static_cast<std::size_t>(std::ranges::count_if(sink.rows[row], isThere))); // and no others
    }
};

QTEST_GUILESS_MAIN(TestEvtxParity)
#include "tst_evtx_parity.moc"
