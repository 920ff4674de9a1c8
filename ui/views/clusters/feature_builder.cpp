#include "ui/views/clusters/feature_builder.h"

#include "core/query/feature_presets.h"
#include "core/result/feature_preview.h"
#include "ui/views/clusters/built_features.h"
#include "ui/views/clusters/feature_editor.h"
#include "ui/views/clusters/feature_preview_pane.h"
#include "ui/views/clusters/normalization_box.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style_sheet.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTimer>

namespace anomalyst::ui
{

namespace
{

constexpr int kSettleMs = 120;

} // namespace

FeatureBuilder::FeatureBuilder(Workbench &workbench, LogId log, FeatureChoice choice, QWidget *parent)
    : QDialog(parent)
    , m_workbench(workbench)
    , m_log(log)
    , m_events(workbench.openCase.columns(log))
    , m_presets(new QComboBox)
    , m_normalization(makeNormalizationBox())
    , m_list(new BuiltFeatures(m_events->log(), std::move(choice.features)))
    , m_editor(new FeatureEditor(m_events->log()))
    , m_preview(new FeaturePreviewPane)
    , m_dominance(plainLabel({}))
    , m_obstacle(plainLabel({}, "muted"))
    , m_use(new QPushButton(tr("Use these features")))
    , m_settle(new QTimer(this))
{
    setWindowTitle(tr("Features of %1").arg(displayText(std::string_view(m_events->log().name), 60)));
    setObjectName(QStringLiteral("featureBuilder"));
    resize(1020, 720);
    m_dominance->setObjectName(QStringLiteral("dominance"));
    m_dominance->setWordWrap(true);
    setNormalization(*m_normalization, choice.normalization);
    m_settle->setSingleShot(true);
    m_settle->setInterval(kSettleMs);
    connect(m_settle, &QTimer::timeout, this, &FeatureBuilder::measure);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(10);
    column->addLayout(makeHead());
    column->addLayout(makeMiddle());
    column->addWidget(m_dominance);
    column->addWidget(m_preview, 1);
    column->addLayout(makeFoot());
    showCurrent();
    m_list->setFocus();
}

QLayout *FeatureBuilder::makeHead()
{
    m_presets->setObjectName(QStringLiteral("presets"));
    m_presets->setAccessibleName(tr("Features to start from"));
    m_presets->setToolTip(tr("Features that suit a kind of events take the place of those in the list"));
    m_presets->addItem(tr("Choose a preset…"));
    for (const query::FeaturePreset &preset : query::featurePresets(m_events->log()))
        m_presets->addItem(QString::fromStdString(preset.name));
    m_presets->setEnabled(m_presets->count() > 1);
    m_normalization->setAccessibleName(tr("Normalisation"));
    m_normalization->setToolTip(tr("What is done to the feature rows before distances are taken"));
    connect(m_presets, &QComboBox::activated, this, &FeatureBuilder::takePreset);
    connect(m_normalization, &QComboBox::activated, this, &FeatureBuilder::changed);
    auto *row = new QHBoxLayout;
    row->addWidget(plainLabel(tr("Start from"), "muted"));
    row->addWidget(m_presets);
    row->addStretch(1);
    row->addWidget(plainLabel(tr("Normalisation"), "muted"));
    row->addWidget(m_normalization);
    return row;
}

QLayout *FeatureBuilder::makeMiddle()
{
    connect(m_list, &BuiltFeatures::currentChanged, this, &FeatureBuilder::showCurrent);
    connect(m_list, &BuiltFeatures::ticksChanged, this, &FeatureBuilder::changed);
    connect(m_list, &BuiltFeatures::opened, m_editor, &FeatureEditor::startEditing);
    connect(m_editor, &FeatureEditor::edited, this, &FeatureBuilder::takeEdit);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_list, 1);
    row->addWidget(m_editor, 1);
    return row;
}

QLayout *FeatureBuilder::makeFoot()
{
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    m_use->setObjectName(QStringLiteral("useFeatures"));
    m_use->setDefault(true);
    setPart(m_use, "primary");
    m_obstacle->setObjectName(QStringLiteral("obstacle"));
    m_obstacle->setWordWrap(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_use, &QPushButton::clicked, this, &QDialog::accept);
    auto *row = new QHBoxLayout;
    row->addWidget(m_obstacle, 1);
    row->addWidget(cancel);
    row->addWidget(m_use);
    return row;
}

FeatureChoice FeatureBuilder::choice() const
{
    return {m_list->features(), normalizationOf(*m_normalization)};
}

void FeatureBuilder::takePreset(int index)
{
    if (index < 1)
        return;
    const auto presets = query::featurePresets(m_events->log());
    std::vector<ListedFeature> features;
    for (const query::FeatureSpec &feature : presets[static_cast<std::size_t>(index - 1)].features)
        features.push_back({feature, true});
    m_list->setFeatures(std::move(features));
}

void FeatureBuilder::takeEdit()
{
    m_list->changeCurrent(m_editor->feature());
    changed();
}

void FeatureBuilder::showCurrent()
{
    const auto at = m_list->current();
    m_editor->setFeature(at ? std::optional(m_list->features()[*at].feature) : std::nullopt);
    changed();
}

QString FeatureBuilder::problemOf(const query::FeatureSpec &feature) const
{
    try {
        query::checkFeature(m_events->log(), feature);
        return {};
    } catch (const Error &error) {
        return QString::fromStdString(error.problem() + "; " + error.remedy());
    }
}

bool FeatureBuilder::takesPart(const ListedFeature &listed) const
{
    return listed.used && problemOf(listed.feature).isEmpty();
}

QString FeatureBuilder::obstacle() const
{
    bool isUsed = false;
    for (const ListedFeature &listed : m_list->features()) {
        isUsed |= listed.used;
        if (listed.used && !takesPart(listed))
            return tr("%1 cannot be measured: mend it, or untick it.")
                .arg(displayText(QString::fromStdString(query::formatFeature(listed.feature)), 60));
    }
    return isUsed ? QString() : tr("No feature is used: tick one, add one or take a preset.");
}

void FeatureBuilder::changed()
{
    const auto at = m_list->current();
    m_editor->showProblem(at ? problemOf(m_list->features()[*at].feature) : QString());
    m_obstacle->setText(obstacle());
    m_use->setEnabled(m_obstacle->text().isEmpty());
    m_settle->start();
}

result::FeaturePreviewParams FeatureBuilder::previewParams(std::size_t shown) const
{
    result::FeaturePreviewParams params;
    params.selection = m_workbench.filters.selectionFor(m_log);
    params.normalization = normalizationOf(*m_normalization);
    params.shown = m_list->features()[shown].feature;
    for (std::size_t i = 0; i < m_list->features().size(); ++i) {
        if (!takesPart(m_list->features()[i]))
            continue;
        if (i == shown)
            params.place = params.features.size();
        params.features.push_back(m_list->features()[i].feature);
    }
    return params;
}

void FeatureBuilder::measure()
{
    const auto at = m_list->current();
    if (!at || !problemOf(m_list->features()[*at].feature).isEmpty()) {
        present(nullptr);
        return;
    }
    m_workbench.jobs.start<result::FeaturePreview>(
        this, QStringLiteral("features"), tr("Measuring features"),
        [events = m_events, params = previewParams(*at)](const WorkContext &context) {
            return result::previewFeatures(*events, params, context);
        },
        {.done =
             [this](result::FeaturePreview preview) {
                 present(std::make_shared<const result::FeaturePreview>(std::move(preview)));
             },
         .failed =
             [this](const JobFailure &failure) {
                 present(nullptr);
                 m_editor->showProblem(failure.line());
             }});
}

void FeatureBuilder::present(std::shared_ptr<const result::FeaturePreview> preview)
{
    showShares(preview.get());
    const bool drowns = preview && preview->dominance;
    m_dominance->setText(drowns ? displayText(QString::fromStdString(*preview->dominance)) : QString());
    m_dominance->setVisible(drowns);
    m_preview->show(std::move(preview));
    Q_EMIT measured();
}

void FeatureBuilder::showShares(const result::FeaturePreview *preview)
{
    std::vector<std::optional<double>> shares;
    std::size_t place = 0;
    for (const ListedFeature &listed : m_list->features()) {
        const bool counts = takesPart(listed);
        const bool known = counts && preview && place < preview->shares.size();
        shares.push_back(known ? std::optional(preview->shares[place]) : std::nullopt);
        place += counts;
    }
    m_list->setShares(shares);
}

} // namespace anomalyst::ui
