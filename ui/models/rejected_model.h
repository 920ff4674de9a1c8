// Rows that could not be read, as a table: where they stand, why, and their raw text. GUI thread.
#pragma once

#include "core/store/case_file.h"

#include <QAbstractTableModel>

namespace anomalyst::ui
{

class RejectedModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { File, Line, Reason, Text, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<store::RejectedInfo> rows);
    const std::vector<store::RejectedInfo> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<store::RejectedInfo> m_rows;
};

} // namespace anomalyst::ui
