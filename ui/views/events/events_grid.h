// The table of events in two halves: columns that stay in sight on the left, the others beside them, over one model,
// one selection and one vertical position. Both halves have every column and hide those of the other. GUI thread.
#pragma once

#include "ui/state/column_layout.h"
#include "ui/views/events/filter_header.h"
#include "ui/widgets/data_table.h"

#include <array>

class QFrame;

namespace anomalyst::ui
{

class EventsDelegate;
class EventsModel;
class MarkScrollBar;

class EventsGrid : public QWidget
{
    Q_OBJECT
public:
    explicit EventsGrid(EventsModel *model, QWidget *parent = nullptr);

    DataTable &table() { return *m_main; } // has the focus and the keyboard
    DataTable &frozenTable() { return *m_frozen; }
    FilterHeader &headerOf(std::size_t column) const; // of the half that shows it
    std::array<FilterHeader *, 2> headers() const { return {m_frozenHeader, m_mainHeader}; }
    MarkScrollBar &scrollBar() { return *m_scrollBar; }

    void arrange(const ColumnLayout &layout);
    const ColumnLayout &columns() const { return m_layout; }
    void setFiltersShown(bool shown);
    void setMarked(const QString &text, const QList<int> &columns);
    void fitWidth(std::size_t column);   // to the rows in sight
    void showColumn(std::size_t column); // scrolls to it
    void goTo(int row);                  // makes it current and shows it

Q_SIGNALS:
    void arranged(); // by a person, in a header
    void titleClicked(int column, bool extend);
    void titleMenuRequested(int column, const QPoint &globalPosition);
    void cellMenuRequested(const QModelIndex &cell, const QPoint &globalPosition);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    FilterHeader *takeHeader(DataTable *table);
    void connectHalves();
    void applyTo(DataTable &table, bool frozen);
    void fitFrozenWidth();
    void noteMove(int column, int place);
    void noteWidth(int column, int width);
    bool stepColumn(int steps);

    DataTable *m_frozen;
    DataTable *m_main;
    EventsDelegate *m_delegate;
    FilterHeader *m_frozenHeader;
    FilterHeader *m_mainHeader;
    MarkScrollBar *m_scrollBar;
    QWidget *m_frozenHalf;
    QWidget *m_belowFrozen; // beside the horizontal scroll bar
    QFrame *m_line;
    ColumnLayout m_layout;
    bool m_arranging = false;
};

} // namespace anomalyst::ui
