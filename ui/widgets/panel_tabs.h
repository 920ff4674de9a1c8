// A panel with several pages under small captions, one of them in front; beside the captions a note. With one page the
// caption is just a title. Ctrl+Page Up and Ctrl+Page Down turn the pages. GUI thread.
#pragma once

#include <QFrame>

class QLabel;
class QStackedWidget;
class QTabBar;

namespace anomalyst::ui
{

class PanelTabs : public QFrame
{
    Q_OBJECT
public:
    explicit PanelTabs(QWidget *parent = nullptr);

    void addPage(const QString &caption, QWidget *page);
    void setCaption(QWidget *page, const QString &caption); // "Anomaly periods · 3"
    void setPageVisible(QWidget *page, bool isVisible);     // a page that says nothing now has no caption
    void setNote(QWidget *page, const QString &note);       // beside the captions while the page is in front
    QWidget *currentPage() const;
    void showPage(QWidget *page);

Q_SIGNALS:
    void pageShown(QWidget *page);

private:
    void turn(int by);

    QTabBar *m_captions;
    QLabel *m_note;
    QStackedWidget *m_pages;
};

} // namespace anomalyst::ui
