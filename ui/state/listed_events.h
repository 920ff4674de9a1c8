// Which events the selection's scope and the filters leave, and in which order: found and sorted on a worker, shared
// with all who list or count them. Keeps the scope on a log that is there. GUI thread.
#pragma once

#include "core/query/row_order.h"
#include "ui/state/filter_stack.h"
#include "ui/state/open_case.h"
#include "ui/state/selection.h"

#include <functional>

namespace anomalyst::ui
{

class JobRunner;

class ListedEvents : public QObject
{
    Q_OBJECT
public:
    struct Sources {
        const OpenCase &openCase;
        const FilterStack &filters;
        Selection &selection;
        JobRunner &jobs;
    };

    explicit ListedEvents(const Sources &sources, QObject *parent = nullptr);

    // The log under the scope; null while no case is open.
    const store::LogInfo *log() const;
    // In the order to list them; null: all events of the log.
    const std::shared_ptr<const std::vector<EventRow>> &rows() const { return m_rows; }
    std::uint64_t count() const;                 // of the rows
    std::uint64_t total() const;                 // of the log
    bool isSettled() const { return m_settled; } // false while a worker is still looking
    const QString &problem() const { return m_problem; }
    // By columns of the log, the first key first; empty: as the scope has them, or file order.
    const std::vector<query::SortKey> &order() const { return m_order; }
    void orderBy(std::vector<query::SortKey> order);

Q_SIGNALS:
    void changed();

private:
    void keepScopeInCase();
    void update();
    void search(std::function<void()> whenCancelled);
    void settle(std::shared_ptr<const std::vector<EventRow>> rows, const QString &problem);

    Sources m_sources;
    std::shared_ptr<const std::vector<EventRow>> m_rows;
    std::vector<query::SortKey> m_order;
    LogId m_orderedLog; // the log that the order is for
    QString m_problem;
    bool m_settled = true;
};

// The rows of `scope`, in its order, that the selection keeps; null when that is every event of the log.
std::shared_ptr<const std::vector<EventRow>> keepSelected(const std::shared_ptr<const std::vector<EventRow>> &scope,
                                                          query::RowSet selected);

// Those rows by the values of columns; as they are where no column is named.
std::shared_ptr<const std::vector<EventRow>> inOrder(std::shared_ptr<const std::vector<EventRow>> rows,
                                                     const store::EventColumns &events,
                                                     const std::vector<query::SortKey> &order,
                                                     const WorkContext &context);

} // namespace anomalyst::ui
