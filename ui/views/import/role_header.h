// Column titles of a preview in two lines: the name, below it the type and the role as a chip that opens a menu when it
// is clicked. A role that was guessed has an outlined chip, one that a person chose a filled one. GUI thread.
#pragma once

#include <QHeaderView>

namespace anomalyst::ui
{

class RoleHeader : public QHeaderView
{
    Q_OBJECT
public:
    explicit RoleHeader(QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QRect chipRect(int section) const; // in the viewport

Q_SIGNALS:
    void roleRequested(int section);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    QSize sectionSizeFromContents(int section) const override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    QRect chipIn(const QRect &section, int index) const;
    void paintChip(QPainter *painter, const QRect &box, int section) const;
    QString typeOf(int section) const;
    QString chipText(int section) const;
    bool isChosen(int section) const;
    QFont smallFont() const;

    int m_hot = -1; // the section whose chip is under the pointer
};

} // namespace anomalyst::ui
