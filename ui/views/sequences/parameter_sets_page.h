// Rare combinations of parameters: for each command the sets that came with it, least likely first. Enter lists the
// events that have one. GUI thread.
#pragma once

#include "ui/models/sequences_tables.h"
#include "ui/state/selection.h"

#include <QWidget>

namespace anomalyst::ui
{

class DataTable;
class ElidedLabel;

class ParameterSetsPage : public QWidget
{
    Q_OBJECT
public:
    explicit ParameterSetsPage(Selection &selection, QWidget *parent = nullptr);

    void setData(std::shared_ptr<const SequencesData> sequences); // null: none

private:
    EventScope scopeOf(std::size_t set) const;

    Selection &m_selection;
    std::shared_ptr<const SequencesData> m_data;
    ElidedLabel *m_summary;
    DataTable *m_table;
    ResultTableModel *m_model;
};

} // namespace anomalyst::ui
