// The line over the events: what is listed, how many of how many, a way out of a scope, a way into a file. GUI thread.
#pragma once

#include "ui/state/listed_events.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace anomalyst::ui
{

class ElidedLabel;

class EventsCaption : public QWidget
{
    Q_OBJECT
public:
    explicit EventsCaption(QWidget *parent = nullptr);

    void update(const ListedEvents &listed, const EventScope &scope);
    const QString &title() const;
    void setHiddenColumns(std::size_t count);
    void setFilterRowShown(bool shown);

Q_SIGNALS:
    void clearClicked();
    void keepClicked();
    void exportClicked();
    void columnsClicked();
    void filterRowToggled(bool shown);
    void findClicked();

private:
    ElidedLabel *m_title;
    QLabel *m_count;
    QToolButton *m_clear;
    QToolButton *m_keep;
    QToolButton *m_find;
    QToolButton *m_filterRow;
    QToolButton *m_columns;
    QToolButton *m_save;
};

} // namespace anomalyst::ui
