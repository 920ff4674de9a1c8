// The steps of the model: as a table, and as many of them as fit as a picture. Opening one narrows the sessions to those
// that take it. GUI thread.
#pragma once

#include "ui/models/transition_tables.h"

#include <QWidget>

class QComboBox;

namespace anomalyst::ui
{

class DataTable;
class ElidedLabel;
class TransitionGraph;

class TransitionPage : public QWidget
{
    Q_OBJECT
public:
    explicit TransitionPage(QWidget *parent = nullptr);

    void setData(std::shared_ptr<const SequencesData> sequences); // null: none
    TransitionGraph &graph() const { return *m_graph; }

Q_SIGNALS:
    void stepOpened(std::size_t edge); // of data->edges->all()

private:
    void draw();
    void selectRow(std::size_t edge);
    void selectDrawn(std::size_t edge);

    std::shared_ptr<const SequencesData> m_data;
    std::vector<std::size_t> m_drawn; // edges in the picture
    QComboBox *m_which;
    ElidedLabel *m_summary;
    DataTable *m_table;
    ResultTableModel *m_model;
    TransitionGraph *m_graph;
};

} // namespace anomalyst::ui
