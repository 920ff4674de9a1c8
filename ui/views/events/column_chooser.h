// The columns of a log as a list: ticked ones are shown, dragged or moved ones change places, the first ones can be
// frozen. What is changed takes effect at once. GUI thread.
#pragma once

#include "core/base/column.h"
#include "ui/state/column_layout.h"

#include <QDialog>

class QLineEdit;
class QListWidget;

namespace anomalyst::ui
{

class ColumnChooser : public QDialog
{
    Q_OBJECT
public:
    ColumnChooser(const std::vector<ColumnSpec> &columns, const ColumnLayout &layout, QWidget *parent = nullptr);

    const ColumnLayout &columns() const { return m_layout; }

Q_SIGNALS:
    void changed(const anomalyst::ui::ColumnLayout &layout);

private:
    QWidget *makeButtons();
    void fill();
    void filterNames(const QString &text);
    void take(const ColumnLayout &layout, std::size_t current); // shows and tells it
    void readTicks();
    void readOrder();
    void moveCurrent(int steps);
    void showOnly(bool all); // all of the names in sight, or none of them
    std::optional<std::size_t> currentColumn() const;

    std::vector<ColumnSpec> m_columns;
    ColumnLayout m_layout;
    QLineEdit *m_search;
    QListWidget *m_list;
};

} // namespace anomalyst::ui
