// Messages inside the window instead of boxes over it: one sentence, a colour for its weight, buttons and a cross.
// Texts may hold what a log says; they are shown as plain text. GUI thread.
#pragma once

#include <QFrame>
#include <QString>

#include <functional>
#include <vector>

class QVBoxLayout;

namespace anomalyst::ui
{

struct Message {
    enum class Weight { Notice, Warning, Problem };
    struct Action {
        QString text;
        std::function<void()> run;
        bool settles = false; // the message has had its answer and goes
    };

    Weight weight = Weight::Notice;
    QString text;
    QString details; // when not empty, "Copy details" puts text and details on the clipboard
    std::vector<Action> actions;
};

class MessageBar : public QWidget
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);

    void show(Message message); // the newest stands on top; the oldest goes when there are too many
    void clear();
    QStringList texts() const; // newest first

private:
    QFrame *makeFrame(const Message &message);
    void dismiss(QFrame *frame);

    QVBoxLayout *m_rows;
};

} // namespace anomalyst::ui
