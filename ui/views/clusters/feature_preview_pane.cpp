#include "ui/views/clusters/feature_preview_pane.h"

#include "ui/models/result_table_model.h"
#include "ui/models/value_text.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/plain_label.h"

#include <QVBoxLayout>

namespace anomalyst::ui
{

namespace
{

constexpr int kDigits = 8;

std::vector<TableColumn> previewColumns(const result::FeaturePreview &preview)
{
    const auto row = [&preview](std::size_t i) -> const result::FeaturePreviewRow & { return preview.rows[i]; };
    const auto number = [](double value) { return numberText(value, kDigits); };
    return {
        {.title = QObject::tr("Row"),
         .explanation = QObject::tr("The number of the event in the log"),
         .value = [row](std::size_t i) { return QVariant(qulonglong(row(i).event) + 1); }},
        {.title = QObject::tr("Text"),
         .explanation = QObject::tr("What the column holds"),
         .value = [row](std::size_t i) { return QString::fromStdString(row(i).text); },
         .fixedWidth = true},
        {.title = QObject::tr("Part taken"),
         .explanation = QObject::tr("The part of the text that is measured"),
         .value = [row](std::size_t i) { return QString::fromStdString(row(i).part); },
         .fixedWidth = true},
        {.title = QObject::tr("Value"),
         .explanation = QObject::tr("As it is measured"),
         .value = [row](std::size_t i) { return QVariant(row(i).value); },
         .text = [row, number](std::size_t i) { return number(row(i).value); }},
        {.title = QObject::tr("Normalised"),
         .explanation = QObject::tr("Normalised and weighted: what distances are taken of"),
         .value = [row](std::size_t i) { return row(i).normalized ? QVariant(*row(i).normalized) : QVariant(); },
         .text = [row, number](
                     std::size_t i) { return row(i).normalized ? number(*row(i).normalized) : QStringLiteral("–"); }},
    };
}

} // namespace

FeaturePreviewPane::FeaturePreviewPane(QWidget *parent)
    : QWidget(parent)
    , m_caption(plainLabel({}, "muted", this))
    , m_table(new DataTable(this))
    , m_model(new ResultTableModel(this))
{
    m_table->setObjectName(QStringLiteral("featurePreview"));
    m_table->setAccessibleName(tr("Values of the feature on the first events"));
    m_table->setModel(m_model);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_caption);
    column->addWidget(m_table, 1);
    show(nullptr);
}

void FeaturePreviewPane::show(std::shared_ptr<const result::FeaturePreview> preview)
{
    if (!preview) {
        m_model->clear();
        m_caption->setText(tr("No values to show."));
        return;
    }
    m_model->setContents(preview, preview->rows.size(), previewColumns(*preview));
    m_table->setColumnWidths({64, 0, 250, 120, 120});
    m_caption->setText(
        tr("The first %1 of %2 events").arg(countText(preview->rows.size()), countText(preview->events)));
}

} // namespace anomalyst::ui
