#include "ui/views/import/format_card.h"

#include "core/import/reader.h"
#include "core/import/text_encoding.h"
#include "ui/models/value_text.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/plain_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>

namespace anomalyst::ui
{

namespace
{

QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString formatTitle(std::string_view title)
{
    QString text = toQt(title);
    text[0] = text[0].toUpper();
    return text;
}

QString delimiterTitle(char delimiter)
{
    switch (delimiter) {
    case ',':
        return QComboBox::tr("Comma  ,");
    case ';':
        return QComboBox::tr("Semicolon  ;");
    case '\t':
        return QComboBox::tr("Tab");
    case '|':
        return QComboBox::tr("Bar  |");
    case ' ':
        return QComboBox::tr("Space");
    default:
        return displayText(QString(QLatin1Char(delimiter)));
    }
}

QComboBox *choice(const char *name, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(QLatin1String(name));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    return box;
}

QLabel *reasonLabel(QWidget *parent)
{
    QLabel *label = plainLabel({}, "muted", parent);
    label->setWordWrap(true);
    return label;
}

} // namespace

FormatCard::FormatCard(QWidget *parent)
    : OptionCard(tr("Format"), parent)
    , m_format(choice("format", this))
    , m_reason(reasonLabel(this))
    , m_encoding(choice("encoding", this))
    , m_encodingReason(reasonLabel(this))
    , m_delimiter(choice("delimiter", this))
    , m_header(new QCheckBox(tr("The first row &holds the names"), this))
{
    addFormat();
    addEncoding();
    addRows();
}

void FormatCard::addFormat()
{
    form().addRow(tr("&Format"), m_format);
    form().addRow(m_reason);
    connect(m_format, &QComboBox::activated, this, [this] {
        change([this](importing::ImportOptions &options) {
            const std::string name = m_format->currentData().toString().toStdString();
            options.format = name.empty() ? std::nullopt : std::optional(name);
            options.delimiter.reset();
            options.roles.clear(); // of columns that may be no more
        });
    });
}

void FormatCard::addEncoding()
{
    m_encodingReason->setObjectName(QStringLiteral("encodingReason"));
    form().addRow(tr("&Encoding"), m_encoding);
    form().addRow(m_encodingReason);
    connect(m_encoding, &QComboBox::activated, this, [this] {
        change([this](importing::ImportOptions &options) {
            const std::string name = m_encoding->currentData().toString().toStdString();
            options.encoding = name.empty() ? std::nullopt : std::optional(name);
            options.roles.clear(); // the columns may have other names
        });
    });
}

void FormatCard::addRows()
{
    m_header->setObjectName(QStringLiteral("hasHeader"));
    form().addRow(tr("&Delimiter"), m_delimiter);
    form().addRow(m_header);
    connect(m_delimiter, &QComboBox::activated, this, [this] {
        change([this](importing::ImportOptions &options) {
            const QString text = m_delimiter->currentData().toString();
            options.delimiter = text.isEmpty() ? std::nullopt : std::optional(text[0].toLatin1());
            options.roles.clear();
        });
    });
    connect(m_header, &QCheckBox::clicked, this, [this](bool hasHeader) {
        change([hasHeader](importing::ImportOptions &options) {
            options.hasHeader = hasHeader;
            options.roles.clear();
        });
    });
}

void FormatCard::show(const importing::ImportOptions &options, const importing::FilePreview *preview,
                      const QString &problem)
{
    startShowing(options);
    fillFormats(preview, problem);
    fillEncodings(preview);
    fillDelimiters(preview);
    endShowing();
}

void FormatCard::fillFormats(const importing::FilePreview *preview, const QString &problem)
{
    m_format->clear();
    QStringList listed;
    if (preview) {
        for (const importing::FormatOffer &offer : preview->formats) {
            m_format->addItem(formatTitle(offer.title), toQt(offer.name));
            m_format->setItemData(m_format->count() - 1, displayRichText(toQt(offer.reason)), Qt::ToolTipRole);
            listed << toQt(offer.name);
        }
    } else {
        m_format->addItem(tr("Not recognised"), QString());
    }
    m_format->insertSeparator(m_format->count());
    for (const importing::Format &format : importing::allFormats()) {
        if (!listed.contains(toQt(format.name)))
            m_format->addItem(formatTitle(format.title), toQt(format.name));
    }
    if (options().format)
        selectData(m_format, toQt(*options().format));
    else
        m_format->setCurrentIndex(0);
    m_reason->setText(preview ? displayText(std::string_view(preview->report.formatReason), 300)
                              : displayText(problem, 300));
}

void FormatCard::fillEncodings(const importing::FilePreview *preview)
{
    const bool isBinary = preview && preview->report.encoding == "binary"; // its texts are no matter of choice
    m_encoding->clear();
    const QString found = preview ? displayText(std::string_view(preview->report.encoding), 60) : QString();
    m_encoding->addItem(options().encoding || found.isEmpty() ? tr("As found") : found, QString());
    m_encoding->insertSeparator(1);
    for (const std::string &name : importing::encodingNames())
        m_encoding->addItem(toQt(importing::encodingName(*importing::encodingFromName(name))), toQt(name));
    selectData(m_encoding, toQt(options().encoding.value_or("")));
    m_encoding->setEnabled(!isBinary);
    const QString reason = preview ? displayText(std::string_view(preview->report.encodingReason), 300) : QString();
    m_encodingReason->setText(reason);
    m_encodingReason->setVisible(!reason.isEmpty());
}

void FormatCard::fillDelimiters(const importing::FilePreview *preview)
{
    const bool isParted = preview && preview->delimiter;
    for (QWidget *part :
         {static_cast<QWidget *>(m_delimiter), form().labelForField(m_delimiter), static_cast<QWidget *>(m_header)})
        part->setVisible(isParted);
    if (!isParted)
        return;
    m_delimiter->clear();
    m_delimiter->addItem(options().delimiter ? tr("As found") : delimiterTitle(*preview->delimiter), QString());
    for (const char delimiter : {',', ';', '\t', '|', ' '}) {
        if (options().delimiter || delimiter != *preview->delimiter)
            m_delimiter->addItem(delimiterTitle(delimiter), QString(QLatin1Char(delimiter)));
    }
    if (options().delimiter)
        selectData(m_delimiter, QString(QLatin1Char(*options().delimiter)));
    m_header->setChecked(options().hasHeader);
}

} // namespace anomalyst::ui
