// One name and its value in the details pane: side by side where they fit, else the value below, broken anywhere, so
// that a long command line stays readable. Painted, never markup. GUI thread.
#pragma once

#include <QWidget>

namespace anomalyst::ui
{

class FactRow : public QWidget
{
    Q_OBJECT
public:
    FactRow(const QString &name, const QString &value, QWidget *parent = nullptr);

    bool contains(const QString &text) const; // in the name or the value, ignoring case

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    bool fitsOnOneLine(int width) const;
    int valueHeight(int width) const;

    QString m_name;
    QString m_value; // as it is
    QString m_shown; // safe to show
};

} // namespace anomalyst::ui
