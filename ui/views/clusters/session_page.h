// The events of a rare session in order, each with its rarity, the rare ones emphasised; Enter or a double click shows
// one in the events view. GUI thread.
#pragma once

#include "ui/models/session_rarity_tables.h"
#include "ui/state/workbench.h"

#include <QWidget>

class QPushButton;

namespace anomalyst::ui
{

class DataTable;
class ElidedLabel;

class SessionPage : public QWidget
{
    Q_OBJECT
public:
    explicit SessionPage(Workbench &workbench, QWidget *parent = nullptr);

    void showSession(std::shared_ptr<const ClustersData> data, std::size_t session);
    void clear();
    void focusEvents(); // the keyboard goes on here

private:
    Workbench &m_workbench;
    std::shared_ptr<const ClustersData> m_data;
    std::size_t m_session = 0;
    ElidedLabel *m_title;
    QPushButton *m_list;
    DataTable *m_table;
    ResultTableModel *m_model;
};

} // namespace anomalyst::ui
