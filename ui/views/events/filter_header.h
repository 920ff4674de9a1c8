// Column titles with a field to filter by under each. Fields are made when their column comes into sight. GUI thread.
#pragma once

#include "ui/widgets/table_header.h"

#include <QHash>

class QLineEdit;

namespace anomalyst::ui
{

class FilterHeader : public TableHeader
{
    Q_OBJECT
public:
    using MakeField = std::function<QLineEdit *(int section, QWidget *parent)>;

    explicit FilterHeader(QWidget *parent = nullptr);

    void setFieldMaker(MakeField make) { m_make = std::move(make); }
    void forgetFields(); // of another log
    void setFieldsShown(bool shown);
    bool areFieldsShown() const { return m_shown; }
    QLineEdit *field(int section); // made when it is not there
    const QHash<int, QLineEdit *> &fields() const { return m_fields; }
    void placeFields();

    QSize sizeHint() const override;
    void setModel(QAbstractItemModel *model) override;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    QSize sectionSizeFromContents(int section) const override;
    void resizeEvent(QResizeEvent *event) override;

private:
    MakeField m_make;
    QHash<int, QLineEdit *> m_fields; // by section
    bool m_shown = true;
};

} // namespace anomalyst::ui
