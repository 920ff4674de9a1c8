// A field that names columns of a log, parted by commas: typed, or ticked in a list that Alt+Down or the arrow opens.
// Left empty it stands for the columns that its placeholder names. GUI thread.
#pragma once

#include "core/base/column.h"

#include <QLineEdit>

#include <string>
#include <vector>

class QListWidget;

namespace anomalyst::ui
{

class ColumnsField : public QLineEdit
{
    Q_OBJECT
public:
    explicit ColumnsField(QWidget *parent = nullptr);

    void setColumns(const std::vector<ColumnSpec> &columns); // those of a log; empties the field
    // What the empty field stands for; `word` where that is nothing.
    void setDefaults(std::vector<std::string> names, const QString &word);
    std::vector<std::string> names() const; // none: the defaults
    void choose();                          // opens the list

Q_SIGNALS:
    void edited(); // by a person

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makePopup();
    QListWidget *makeList(QWidget *parent) const;
    void take(const QListWidget &list);

    std::vector<std::string> m_columns, m_defaults;
};

} // namespace anomalyst::ui
