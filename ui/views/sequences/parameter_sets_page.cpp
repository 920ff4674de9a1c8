#include "ui/views/sequences/parameter_sets_page.h"

#include "ui/models/value_text.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/elided_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace anomalyst::ui
{

ParameterSetsPage::ParameterSetsPage(Selection &selection, QWidget *parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_summary(new ElidedLabel)
    , m_table(new DataTable)
    , m_model(new ResultTableModel(this))
{
    m_table->setModel(m_model);
    m_table->setObjectName(QStringLiteral("parameterSets"));
    m_table->setAccessibleName(tr("Sets of parameters, least likely first"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 2, 8, 6);
    head->addWidget(m_summary);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_table, 1);
    connect(m_table, &DataTable::rowOpened, this,
            [this](const QModelIndex &index) { m_selection.showEvents(scopeOf(m_model->resultRow(index))); });
}

void ParameterSetsPage::setData(std::shared_ptr<const SequencesData> sequences)
{
    m_data = std::move(sequences);
    if (!m_data) {
        m_model->clear();
        m_summary->setText({});
        return;
    }
    m_model->setContents(m_data, m_data->parameterSets.size(), parameterSetColumns(m_data),
                         [shown = m_data](std::size_t row) { return shown->parameterSets[row].uses == 1; });
    m_table->setColumnWidths({150, 190, 74, 0});
    QString text = m_data->parameterSets.empty()
                       ? tr("No command has parameters, or the model does not look at them.")
                       : tr("%1 combinations of parameters, the least likely first · Enter lists the events")
                             .arg(countText(m_data->parameterSets.size()));
    if (const std::size_t unreadable = m_data->result.table->unreadableParameters; unreadable > 0)
        text = tr("%1 cells hold no readable parameters and count as none, the first “%2” · ")
                   .arg(countText(unreadable), QString::fromStdString(m_data->result.table->firstUnreadable).left(40)) +
               text;
    m_summary->setText(text);
}

EventScope ParameterSetsPage::scopeOf(std::size_t index) const
{
    const explain::ParameterSet &set = m_data->parameterSets[index];
    std::vector<EventRow> rows;
    for (const std::uint32_t use : set.firstUses)
        rows.push_back(m_data->result.table->rows[use]);
    std::ranges::sort(rows);
    return {.log = m_data->log,
            .title = tr("%1 with these parameters")
                         .arg(QString::fromStdString(m_data->result.table->commandNames[set.command])),
            .rows = std::make_shared<const std::vector<EventRow>>(std::move(rows)),
            .window = {}};
}

} // namespace anomalyst::ui
