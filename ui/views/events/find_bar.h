// The line in which a text to find among the listed events is typed, with the way to the next and previous hit. GUI
// thread.
#pragma once

#include "core/base/column.h"
#include "ui/state/found_events.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QLineEdit;
class QTimer;
class QToolButton;

namespace anomalyst::ui
{

class FindBar : public QFrame
{
    Q_OBJECT
public:
    FindBar(FoundEvents &found, QWidget *parent = nullptr);

    void open();  // to type
    void close(); // marks nothing any more
    void setColumns(const std::vector<ColumnSpec> &columns, const std::vector<std::size_t> &shown);
    void showNumber(std::optional<std::uint64_t> number); // of the hit that is current, from 0
    const QString text() const;

Q_SIGNALS:
    void typed(); // something else is sought: go to the first hit from here
    void nextRequested();
    void previousRequested();
    void closed();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void seek();
    void fillField();
    void fillRow();
    void showState();

    FoundEvents &m_found;
    QLineEdit *m_text;
    QComboBox *m_where;
    QLabel *m_count;
    QList<QToolButton *> m_steps;
    QTimer *m_pause; // while typing
    std::vector<std::size_t> m_shown;
    std::optional<std::uint64_t> m_number;
};

} // namespace anomalyst::ui
