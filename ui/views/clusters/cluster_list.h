// The clusters as a table that can be narrowed: by a word in program, command line or pattern, to single events, and two
// of them chosen to compare. GUI thread.
#pragma once

#include "ui/models/clusters_tables.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace anomalyst::ui
{

class DataTable;

class ClusterList : public QWidget
{
    Q_OBJECT
public:
    explicit ClusterList(QWidget *parent = nullptr);

    void setData(std::shared_ptr<const ClustersData> data); // null: none
    void showOnly(std::optional<std::vector<bool>> summaries); // one a summary; none: all of them
    void selectCluster(std::size_t summary);                // where it is shown

Q_SIGNALS:
    void clusterSelected(std::size_t summary);
    void clusterOpened(std::size_t summary);
    void comparisonAsked(std::size_t left, std::size_t right);

private:
    QWidget *makeHead();
    void applyFilter();
    void showCounts();
    std::vector<std::size_t> selected() const; // summaries, in the order of the table

    std::shared_ptr<const ClustersData> m_data;
    std::shared_ptr<const std::vector<bool>> m_only; // null: all
    QLineEdit *m_filter;
    QCheckBox *m_onlySingle;
    QPushButton *m_compare;
    QLabel *m_count;
    DataTable *m_table;
    ResultTableModel *m_model;
};

} // namespace anomalyst::ui
