#include "ui/views/import/option_panel.h"

#include "core/import/reader.h"
#include "ui/models/value_text.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style_sheet.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QIntValidator>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

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

void selectData(QComboBox *box, const QVariant &data)
{
    const int index = box->findData(data);
    box->setCurrentIndex(std::max(index, 0));
}

} // namespace

OptionPanel::OptionPanel(ImportPlan &plan, QWidget *parent)
    : QScrollArea(parent)
    , m_plan(plan)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    auto *content = new QWidget;
    content->setAutoFillBackground(false);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 2, 0);
    m_column->setSpacing(8);
    makeLogCard();
    makeFormatCard();
    makeTimeCard();
    makeFindings();
    m_column->addStretch(1);
    setWidget(content);
    connect(&plan, &ImportPlan::fileChanged, this, [this](int file) {
        if (file == m_file)
            refresh();
    });
    connect(&plan, &ImportPlan::filesChanged, this, &OptionPanel::refresh);
}

QFormLayout *OptionPanel::addCard(const QString &caption)
{
    auto *card = new QFrame;
    setPart(card, "card");
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(12, 10, 12, 12);
    column->setSpacing(6);
    column->addWidget(plainLabel(caption.toUpper(), "caption", card));
    auto *form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(10);
    form->setVerticalSpacing(7);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    column->addLayout(form);
    m_column->addWidget(card);
    return form;
}

template<class Change>
void OptionPanel::change(Change change)
{
    const FileGroup *group = m_plan.group(m_group);
    if (m_isFilling || !group)
        return;
    importing::ImportOptions options = group->options;
    change(options);
    m_plan.setOptions(m_group, options);
}

void OptionPanel::makeLogCard()
{
    QFormLayout *form = addCard(tr("Log"));
    m_log = new QLineEdit(this);
    m_log->setObjectName(QStringLiteral("logName"));
    m_log->setMaxLength(120);
    form->addRow(tr("&Name"), m_log);
    connect(m_log, &QLineEdit::editingFinished, this, [this] {
        const std::string name = m_log->text().trimmed().toStdString();
        if (name == m_plan.logNameOf(m_group))
            return;
        change([&](importing::ImportOptions &options) {
            options.logName = name.empty() ? std::nullopt : std::optional(name);
        });
    });
    m_appliedCard = new QFrame(this);
    auto *row = new QVBoxLayout(m_appliedCard);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_applied = plainLabel({}, "muted", m_appliedCard);
    m_applied->setWordWrap(true);
    m_applied->setObjectName(QStringLiteral("applied"));
    m_forget = new QPushButton(tr("F&orget this"), m_appliedCard);
    m_forget->setObjectName(QStringLiteral("forget"));
    row->addWidget(m_applied);
    row->addWidget(m_forget, 0, Qt::AlignLeft);
    form->addRow(m_appliedCard);
    connect(m_forget, &QPushButton::clicked, this, [this] { Q_EMIT forgetRequested(m_group); });
}

void OptionPanel::makeFormatCard()
{
    QFormLayout *form = addCard(tr("Format"));
    m_format = new QComboBox(this);
    m_format->setObjectName(QStringLiteral("format"));
    m_format->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_format->setMinimumContentsLength(12);
    m_reason = plainLabel({}, "muted", this);
    m_reason->setWordWrap(true);
    m_encoding = plainLabel({}, nullptr, this);
    m_delimiter = new QComboBox(this);
    m_delimiter->setObjectName(QStringLiteral("delimiter"));
    m_header = new QCheckBox(tr("The first row &holds the names"), this);
    m_header->setObjectName(QStringLiteral("hasHeader"));
    form->addRow(tr("&Format"), m_format);
    form->addRow(m_reason);
    form->addRow(tr("Encoding"), m_encoding);
    form->addRow(tr("&Delimiter"), m_delimiter);
    form->addRow(m_header);
    connect(m_format, &QComboBox::activated, this, [this] {
        change([this](importing::ImportOptions &options) {
            const std::string name = m_format->currentData().toString().toStdString();
            options.format = name.empty() ? std::nullopt : std::optional(name);
            options.delimiter.reset();
            options.roles.clear(); // of columns that may be no more
        });
    });
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

void OptionPanel::makeTimeCard()
{
    QFormLayout *form = addCard(tr("Time"));
    m_order = new QComboBox(this);
    m_order->setObjectName(QStringLiteral("dateOrder"));
    m_order->addItem(tr("As the values tell"), -1);
    m_order->addItem(tr("Day, month, year"), static_cast<int>(importing::DateOrder::DayMonthYear));
    m_order->addItem(tr("Month, day, year"), static_cast<int>(importing::DateOrder::MonthDayYear));
    m_order->addItem(tr("Year, month, day"), static_cast<int>(importing::DateOrder::YearMonthDay));
    m_zone = new QComboBox(this);
    m_zone->setObjectName(QStringLiteral("zone"));
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->addItems({QStringLiteral("UTC"), QStringLiteral("+01:00"), QStringLiteral("+02:00"),
                      QStringLiteral("-05:00"), QStringLiteral("-08:00")});
    m_zone->setToolTip(tr("Of times that name no offset: UTC, or an offset such as +02:00"));
    m_year = new QLineEdit(this);
    m_year->setObjectName(QStringLiteral("year"));
    m_year->setValidator(new QIntValidator(1970, 2200, m_year));
    m_year->setPlaceholderText(tr("from the file's date"));
    form->addRow(tr("&Dates"), m_order);
    form->addRow(tr("&Zone"), m_zone);
    form->addRow(tr("First &year"), m_year);
    connect(m_order, &QComboBox::activated, this, [this] {
        change([this](importing::ImportOptions &options) {
            const int order = m_order->currentData().toInt();
            options.dateOrder = order < 0 ? std::nullopt : std::optional(static_cast<importing::DateOrder>(order));
        });
    });
    const auto takeZone = [this] {
        const std::string zone = m_zone->currentText().trimmed().toStdString();
        const FileGroup *group = m_plan.group(m_group);
        if (!group || group->options.zone.value_or("UTC") == (zone.empty() ? "UTC" : zone))
            return;
        change([&](importing::ImportOptions &options) {
            options.zone = zone.empty() || zone == "UTC" ? std::nullopt : std::optional(zone);
        });
    };
    connect(m_zone, &QComboBox::activated, this, takeZone);
    connect(m_zone->lineEdit(), &QLineEdit::editingFinished, this, takeZone);
    connect(m_year, &QLineEdit::editingFinished, this, [this] {
        const std::optional<int> year = m_year->text().isEmpty() ? std::nullopt : std::optional(m_year->text().toInt());
        const FileGroup *group = m_plan.group(m_group);
        if (group && group->options.year != year)
            change([&](importing::ImportOptions &options) { options.year = year; });
    });
}

void OptionPanel::makeFindings()
{
    m_findingsCard = new QFrame(this);
    setPart(m_findingsCard, "card");
    auto *column = new QVBoxLayout(m_findingsCard);
    column->setContentsMargins(12, 10, 12, 12);
    column->setSpacing(6);
    column->addWidget(plainLabel(tr("NOTED IN THESE ROWS"), "caption", m_findingsCard));
    m_findings = plainLabel({}, nullptr, m_findingsCard);
    m_findings->setWordWrap(true);
    column->addWidget(m_findings);
    m_column->addWidget(m_findingsCard);
}

void OptionPanel::showFile(int file)
{
    m_file = file;
    refresh();
}

void OptionPanel::refresh()
{
    const PlannedFile *file = m_plan.file(m_file);
    m_group = file ? file->group : -1;
    const FileGroup *group = m_plan.group(m_group);
    widget()->setEnabled(group != nullptr);
    if (!group)
        return;
    m_isFilling = true;
    const importing::FilePreview *preview = file->preview.get();
    if (!m_log->hasFocus() || m_log->text().isEmpty())
        m_log->setText(QString::fromStdString(m_plan.logNameOf(m_group)));
    fillFormats(*group, preview);
    fillDelimiters(*group, preview);
    fillTime(*group);
    fillApplied(*group);
    fillFindings(preview);
    m_isFilling = false;
}

void OptionPanel::fillFormats(const FileGroup &group, const importing::FilePreview *preview)
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
    if (group.options.format)
        selectData(m_format, toQt(*group.options.format));
    else
        m_format->setCurrentIndex(0);
    const PlannedFile *file = m_plan.file(m_file);
    m_reason->setText(preview ? displayText(std::string_view(preview->report.formatReason), 300)
                              : displayText(file ? file->problem : QString(), 300));
    m_encoding->setText(preview ? displayText(std::string_view(preview->report.encoding), 60) : QStringLiteral("–"));
}

void OptionPanel::fillDelimiters(const FileGroup &group, const importing::FilePreview *preview)
{
    const bool isParted = preview && preview->delimiter;
    auto *form = static_cast<QFormLayout *>(m_delimiter->parentWidget()->layout()->itemAt(1)->layout());
    for (QWidget *part :
         {static_cast<QWidget *>(m_delimiter), form->labelForField(m_delimiter), static_cast<QWidget *>(m_header)})
        part->setVisible(isParted);
    if (!isParted)
        return;
    m_delimiter->clear();
    m_delimiter->addItem(group.options.delimiter ? tr("As found") : delimiterTitle(*preview->delimiter), QString());
    for (const char delimiter : {',', ';', '\t', '|', ' '}) {
        if (group.options.delimiter || delimiter != *preview->delimiter)
            m_delimiter->addItem(delimiterTitle(delimiter), QString(QLatin1Char(delimiter)));
    }
    if (group.options.delimiter)
        selectData(m_delimiter, QString(QLatin1Char(*group.options.delimiter)));
    m_header->setChecked(group.options.hasHeader);
}

void OptionPanel::fillTime(const FileGroup &group)
{
    selectData(m_order, group.options.dateOrder ? static_cast<int>(*group.options.dateOrder) : -1);
    const QSignalBlocker blocker(m_zone);
    m_zone->setCurrentText(QString::fromStdString(group.options.zone.value_or("UTC")));
    m_year->setText(group.options.year ? QString::number(*group.options.year) : QString());
}

void OptionPanel::fillApplied(const FileGroup &group)
{
    m_appliedCard->setVisible(group.appliedFrom.isValid());
    m_applied->setText(tr("As you chose on %1 for files of this shape.")
                           .arg(group.appliedFrom.toUTC().toString(QStringLiteral("yyyy-MM-dd"))));
}

void OptionPanel::fillFindings(const importing::FilePreview *preview)
{
    QStringList lines;
    if (preview) {
        for (const ImportWarning &warning : preview->report.warnings) {
            if (warning.code != "DATE_ORDER_OPEN") // asked for above the preview
                lines << displayText(std::string_view(warning.message), 300);
        }
    }
    m_findingsCard->setVisible(!lines.isEmpty());
    m_findings->setText(lines.join(QStringLiteral("\n")));
}

} // namespace anomalyst::ui
