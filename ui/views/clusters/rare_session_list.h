// The sessions, rarest first. A selected one is described at once and explained as soon as a worker knows why it is
// rare. GUI thread.
#pragma once

#include "core/explain/session_rarity.h"
#include "ui/models/session_rarity_tables.h"
#include "ui/state/workbench.h"

#include <QWidget>

namespace anomalyst::ui
{

class DataTable;

class RareSessionList : public QWidget
{
    Q_OBJECT
public:
    explicit RareSessionList(Workbench &workbench, QWidget *parent = nullptr);

    void setData(std::shared_ptr<const ClustersData> data); // null: none

    void showOnly(std::optional<std::vector<bool>> sessions); // one a session; none: all of them

Q_SIGNALS:
    void sessionSelected(std::size_t session); // index into the sessions of the result
    void sessionOpened(std::size_t session);
    void explained();

private:
    void select(std::size_t session);
    void explain(std::size_t session);

    Workbench &m_workbench;
    std::shared_ptr<const ClustersData> m_data;
    DataTable *m_table;
    ResultTableModel *m_model;
};

} // namespace anomalyst::ui
