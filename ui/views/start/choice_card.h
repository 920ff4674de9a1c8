// A large button of the start page: an icon, a title, two lines of text. GUI thread.
#pragma once

#include "ui/widgets/theme.h"

#include <QAbstractButton>

namespace anomalyst::ui
{

class ChoiceCard : public QAbstractButton
{
    Q_OBJECT
public:
    struct Face {
        QString icon;
        QString title;
        QString text;
        bool primary = false; // filled with the accent
    };

    explicit ChoiceCard(const Face &face, QWidget *parent = nullptr);
    QSize sizeHint() const override { return {250, 190}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    Face m_face;
    QIcon m_icon;
};

} // namespace anomalyst::ui
