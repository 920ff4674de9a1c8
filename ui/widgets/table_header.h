// Column titles of a table: safe text, and beside it, as a small chip, what the model gives under HeaderChipRole.
#pragma once

#include <QHeaderView>

#include <optional>

namespace anomalyst::ui
{

class TableHeader : public QHeaderView
{
    Q_OBJECT
public:
    explicit TableHeader(QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    QSize sectionSizeFromContents(int section) const override;

private:
    // Of the indicator, or of what the model tells; none: the rows are not ordered by it.
    std::optional<Qt::SortOrder> sortOrderOf(int section) const;
    void paintSortArrow(QPainter *painter, const QRect &space, int section) const;
    QString titleOf(int section) const;
    QString chipOf(int section) const;
    QFont titleFont() const;
    QFont chipFont() const;
};

} // namespace anomalyst::ui
