#include "ui/widgets/icon_label.h"

#include <QPainter>

namespace anomalyst::ui
{

IconLabel::IconLabel(const QIcon &icon, QWidget *parent)
    : QWidget(parent)
    , m_icon(icon)
{
    setFixedSize(16, 16);
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_icon.paint(&painter, rect());
}

} // namespace anomalyst::ui
