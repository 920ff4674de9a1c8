// The sessions as a table, least likely first. Ctrl+C copies the current one as a line, the menu as readable text.
// Knows sessions by their rank. GUI thread.
#pragma once

#include "ui/models/sequences_tables.h"

#include <QWidget>

#include <optional>

namespace anomalyst::ui
{

class DataTable;

class SessionList : public QWidget
{
    Q_OBJECT
public:
    explicit SessionList(QWidget *parent = nullptr);

    // Those in the first `unusual` ranks are emphasised.
    void setData(std::shared_ptr<const SequencesData> sequences, std::size_t unusual);
    void clear();
    void showOnly(std::optional<std::vector<bool>> ranks); // one flag a rank; none: all of them
    void select(std::size_t rank); // scrolls to it
    QString line(std::size_t rank) const;

Q_SIGNALS:
    void sessionSelected(std::size_t rank);
    void sessionOpened(std::size_t rank);
    void eventsRequested(std::size_t rank);

private:
    void copy(const QString &text) const;
    void showMenu(const QPoint &position);

    std::shared_ptr<const SequencesData> m_data;
    DataTable *m_table;
    ResultTableModel *m_model;
};

} // namespace anomalyst::ui
