#include "ui/views/sequences/model_page.h"

#include "core/export/sequence_model_json.h"
#include "ui/models/value_text.h"
#include "ui/state/file_path.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/plain_label.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace anomalyst::ui
{

namespace
{

using Shared = std::shared_ptr<const SequencesData>;
using Evidence = std::shared_ptr<const std::vector<analysis::ParameterEvidence>>;

QString reasonText(analysis::ModellableReason reason)
{
    using enum analysis::ModellableReason;
    switch (reason) {
    case Modellable:
        return QObject::tr("few values that repeat");
    case NoValues:
        return QObject::tr("has no values");
    case ManyValues:
        return QObject::tr("more than %1 values").arg(analysis::kMostDistinctValues);
    case FewUses:
        return QObject::tr("fewer than %1 uses").arg(analysis::kFewestUses);
    case ValuesHardlyRepeat:
        return QObject::tr("values hardly repeat");
    }
    return {};
}

bool isModelled(const SequencesData &data, std::size_t parameter)
{
    return std::ranges::binary_search(data.result.model->modellable(), static_cast<std::uint32_t>(parameter));
}

std::vector<TableColumn> parameterColumns(const Shared &data, const Evidence &evidence)
{
    std::vector<TableColumn> columns;
    columns.push_back({.title = QObject::tr("Values count"),
                       .explanation = QObject::tr("Enter or a double click changes it"),
                       .value = [data](std::size_t row) {
                           return QVariant(isModelled(*data, row) ? QObject::tr("✓ yes") : QObject::tr("no"));
                       }});
    columns.push_back({.title = QObject::tr("Parameter"), .explanation = {}, .value = [data](std::size_t row) {
                           return QVariant(QString::fromStdString(
                               data->result.modelParameterName(static_cast<std::uint32_t>(row))));
                       }});
    columns.push_back({.title = QObject::tr("Values"),
                       .explanation = QObject::tr("Distinct ones"),
                       .value = [evidence](std::size_t row) { return QVariant(qlonglong((*evidence)[row].distinct)); },
                       .text = [evidence](std::size_t row) {
                           const std::uint32_t distinct = (*evidence)[row].distinct;
                           return distinct > analysis::kMostDistinctValues
                                      ? QObject::tr("> %1").arg(analysis::kMostDistinctValues)
                                      : QString::number(distinct);
                       }});
    columns.push_back({.title = QObject::tr("Uses"), .explanation = {}, .value = [evidence](std::size_t row) {
                           return QVariant(qlonglong((*evidence)[row].uses));
                       }});
    columns.push_back({.title = QObject::tr("Reason"), .explanation = {}, .value = [evidence](std::size_t row) {
                           return QVariant(reasonText((*evidence)[row].reason));
                       }});
    return columns;
}

} // namespace

ModelPage::ModelPage(Workbench &workbench, KeptModels &kept, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_kept(kept)
    , m_summary(new ElidedLabel)
    , m_byRule(new QPushButton(tr("By the rule")))
    , m_table(new DataTable)
    , m_model(new ResultTableModel(this))
    , m_names(new QListWidget)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeParameters(), 3);
    layout->addWidget(makeKept(), 2);
    connect(&m_kept, &KeptModels::namesChanged, this, &ModelPage::showNames);
    showNames();
}

QWidget *ModelPage::makeParameters()
{
    m_table->setModel(m_model);
    m_table->setObjectName(QStringLiteral("modelled"));
    m_table->setAccessibleName(tr("Parameters, and whether their values count"));
    m_byRule->setObjectName(QStringLiteral("modelledByRule"));
    m_byRule->setProperty("part", QStringLiteral("flat"));
    m_byRule->setToolTip(tr("At most 20 values, at least 20 uses, at most a value in ten uses"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 2, 8, 6);
    head->addWidget(m_summary, 1);
    head->addWidget(m_byRule);
    auto *side = new QWidget;
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    connect(m_table, &DataTable::rowOpened, this, [this](const QModelIndex &index) { toggle(m_model->resultRow(index)); });
    connect(m_byRule, &QPushButton::clicked, this, [this] {
        m_chosen.reset();
        Q_EMIT choiceChanged();
    });
    return side;
}

QWidget *ModelPage::makeKept()
{
    m_names->setObjectName(QStringLiteral("keptModels"));
    m_names->setAccessibleName(tr("Models that the case keeps"));
    auto *side = new QWidget;
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(12, 4, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(plainLabel(tr("Models in the case"), "muted"));
    layout->addWidget(m_names, 1);
    auto *first = new QHBoxLayout, *second = new QHBoxLayout;
    const auto add = [&](QHBoxLayout *row, const QString &text, const char *name, std::vector<QPushButton *> *needs,
                         auto run) {
        auto *button = new QPushButton(text);
        button->setObjectName(QLatin1String(name));
        row->addWidget(button);
        if (needs != nullptr)
            needs->push_back(button);
        connect(button, &QPushButton::clicked, this, run);
    };
    const auto current = [this] { return m_names->currentItem() ? m_names->currentItem()->text() : QString(); };
    add(first, tr("Keep…"), "keepModel", &m_onModel, [this] { askForName(); });
    add(first, tr("Score by it"), "useModel", &m_onName, [this, current] { Q_EMIT modelChosen(current()); });
    add(first, tr("Delete"), "deleteModel", &m_onName, [this, current] { m_kept.remove(current()); });
    add(second, tr("Export…"), "exportModel", &m_onModel, [this] { exportModel(); });
    add(second, tr("Import…"), "importModel", nullptr, [this] { importModel(); });
    layout->addLayout(first);
    layout->addLayout(second);
    connect(m_names, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        for (QPushButton *button : m_onName)
            button->setEnabled(item != nullptr);
    });
    connect(m_names, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem *item) { Q_EMIT modelChosen(item->text()); });
    return side;
}

void ModelPage::showNames()
{
    m_names->clear();
    m_names->addItems(m_kept.names());
    for (QPushButton *button : m_onName)
        button->setEnabled(m_names->currentItem() != nullptr);
}

void ModelPage::setData(std::shared_ptr<const SequencesData> sequences)
{
    m_data = std::move(sequences);
    for (QPushButton *button : m_onModel)
        button->setEnabled(m_data != nullptr);
    if (!m_data) {
        m_model->clear();
        m_summary->setText({});
        m_byRule->hide();
        return;
    }
    const auto evidence = std::make_shared<const std::vector<analysis::ParameterEvidence>>(
        m_data->result.model->parameterEvidence());
    m_model->setContents(m_data, evidence->size(), parameterColumns(m_data, evidence));
    m_table->setColumnWidths({100, 170, 70, 80, 0});
    describe();
}

void ModelPage::describe()
{
    const std::size_t modelled = m_data->result.model->modellable().size();
    m_summary->setText(m_model->rowCount() == 0
                           ? tr("The model looks at no parameters.")
                           : tr("The values of %1 of %2 parameters count%3")
                                 .arg(countText(modelled), countText(static_cast<std::uint64_t>(m_model->rowCount())),
                                      m_chosen ? tr(", by your choice") : QString()));
    m_byRule->setVisible(m_chosen.has_value());
}

void ModelPage::toggle(std::size_t parameter)
{
    if (!m_data)
        return;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < static_cast<std::size_t>(m_model->rowCount()); ++i) {
        if (isModelled(*m_data, i) != (i == parameter))
            names.push_back(m_data->result.modelParameterName(static_cast<std::uint32_t>(i)));
    }
    m_chosen = std::move(names);
    Q_EMIT choiceChanged();
}

void ModelPage::askForName()
{
    auto *dialog = new QInputDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("modelName"));
    dialog->setWindowTitle(tr("Keep the model in the case"));
    dialog->setLabelText(tr("Name"));
    dialog->setTextValue(tr("usual sessions"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, shown = m_data](const QString &name) {
        if (!name.trimmed().isEmpty() && shown)
            m_kept.keep(name.trimmed(), [shown] {
                return shown->result.learntModel(std::to_string(shown->result.table->sessions.size()) + " sessions");
            });
    });
    dialog->open();
}

void ModelPage::exportModel()
{
    m_workbench.exports.request({tr("Model"), QStringLiteral("model.json"),
                                 [shown = m_data](const auto &target, const auto &) {
                                     exporting::writeSequenceModel(
                                         target, shown->result.learntModel(
                                                     std::to_string(shown->result.table->sessions.size()) + " sessions"));
                                 },
                                 tr("Models (*.json)")});
}

void ModelPage::importModel()
{
    auto *dialog = new QFileDialog(window(), tr("Import a model"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Models (*.json)"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) { m_kept.importFile(toPath(path)); });
    dialog->open();
}

} // namespace anomalyst::ui
