// The frame that every analysis view fills: which log, one line that sums up, the content, and the parameters beside it
// in a card; instead of the content a message that says what is missing. Knows names and numbers only. GUI thread.
#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTimer;
class QVBoxLayout;

namespace anomalyst::ui
{

class AnalysisPage : public QWidget
{
    Q_OBJECT
public:
    explicit AnalysisPage(QWidget *parent = nullptr);

    struct LogChoice {
        qint64 id = 0;
        QString name;
    };
    void setLogs(const QList<LogChoice> &logs, qint64 current); // emits nothing
    qint64 currentLog() const;                                  // 0: none
    void chooseLog(qint64 id); // as a person would; nothing happens for the current or an unknown one

    void setContent(QWidget *content);
    // A caption within the parameters, then editors with their label above.
    void addParameterCaption(const QString &text);
    void addParameter(const QString &label, QWidget *editor, const QString &explanation = {});
    void addParameter(QWidget *editor, const QString &explanation = {}); // a check box, a button

    void setSummary(const QString &text); // plain text
    void setStale(bool stale);            // the result no longer is what the parameters say
    void showContent();
    void showMessage(const QString &title, const QString &text, const QString &button = {},
                     const QString &otherButton = {});

    // Emits changeSettled once the last call lies a moment back: for edits that rerun an analysis.
    void touch();

Q_SIGNALS:
    void logChosen(qint64 id);
    void changeSettled();
    void messageButtonClicked();
    void otherMessageButtonClicked();

private:
    QWidget *makeHeader();
    QWidget *makeMessage();
    QWidget *makeParameters();

    QComboBox *m_logs = nullptr;
    QLabel *m_summary = nullptr;
    QLabel *m_stale = nullptr;
    QStackedWidget *m_stack = nullptr;
    QLabel *m_messageTitle = nullptr;
    QLabel *m_messageText = nullptr;
    QPushButton *m_messageButton = nullptr;
    QPushButton *m_otherMessageButton = nullptr;
    QVBoxLayout *m_parameters = nullptr;
    QTimer *m_settle = nullptr;
};

} // namespace anomalyst::ui
