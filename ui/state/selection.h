// The one selection: what the details pane describes and which events the events view lists. GUI thread.
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace anomalyst::ui
{

// The events to list: of one log, all of them or those of a thing that was drilled into.
struct EventScope {
    LogId log;
    QString title; // "Cluster 12", "Session ian / 0x5d5af2"; empty: the whole log under its filters
    std::shared_ptr<const std::vector<EventRow>> rows; // null: all events
    std::optional<TimeWindow> window;                  // further narrows by the time role
};

// A thing selected in a view, as facts for the details pane: a caption, a title, a badge and pairs of name and value.
struct Details {
    struct Fact {
        QString name;
        QString value;
    };
    struct Step {
        QString name;
        double probability = 1;
        QString note;
    };               // for sessions: commands in order
    struct Reason {
        QString name;
        double share = 0; // 0..1 of the whole
        QString note;
    };
    QString caption; // "Selected session"
    QString title;
    QString badge;    // "Unusual"; empty: none
    QString sentence; // why, in one sentence
    std::vector<Fact> facts;
    std::vector<Step> steps;
    std::vector<Reason> reasons; // what carries it, the largest share first
    QString reasonsNote;         // what is not listed
    std::optional<EventScope> events; // what "Show events" opens
};

class Selection : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    const EventScope &scope() const { return m_scope; }
    const Details &details() const { return m_details; }

    void select(Details details); // shows it in the details pane
    void clear();
    void showEvents(EventScope scope); // lists its events; the main window brings the events view to the front
    void setScope(EventScope scope);   // the same without asking for the front

Q_SIGNALS:
    void detailsChanged();
    void scopeChanged();
    void eventsRequested();

private:
    EventScope m_scope;
    Details m_details;
};

} // namespace anomalyst::ui
