// The one stack of filters: conditions on the columns of a log, events of it chosen by hand, and a stretch of time for
// all logs; every change can be undone. Analyses and tables read it, chips show it. GUI thread.
#pragma once

#include "core/base/ids.h"
#include "core/query/selection.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace anomalyst::ui
{

struct Filter {
    LogId log; // conditions name columns, so each belongs to a log
    query::Condition condition;
    bool enabled = true;
    std::shared_ptr<const query::ChosenRows> chosen = {}; // instead of the condition

    friend bool operator==(const Filter &, const Filter &) = default;
};

class FilterStack : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    struct State {
        std::vector<Filter> filters;
        std::optional<TimeWindow> time;
        friend bool operator==(const State &, const State &) = default;
    };

    const std::vector<Filter> &filters() const { return m_state.filters; }
    const std::optional<TimeWindow> &time() const { return m_state.time; }
    query::Selection selectionFor(LogId log) const; // the enabled ones

    void add(const Filter &filter); // an equal one is not added twice
    // Only the named events of the log from here on; `rows` in any order.
    void addChosen(LogId log, const QString &name, std::vector<EventRow> rows);
    void replace(std::size_t index, const Filter &filter);
    void remove(std::size_t index);
    void setTime(std::optional<TimeWindow> time);
    void clear();
    void forget(); // clear, and nothing to undo: for another case
    bool canUndo() const { return !m_past.empty(); }
    bool canRedo() const { return !m_future.empty(); }
    void undo();
    void redo();

Q_SIGNALS:
    void filtersChanged();

private:
    void change(State next);

    State m_state;
    std::vector<State> m_past, m_future;
};

} // namespace anomalyst::ui
