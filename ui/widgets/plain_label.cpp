#include "ui/widgets/plain_label.h"

#include "ui/widgets/display_text.h"
#include "ui/widgets/style_sheet.h"

namespace anomalyst::ui
{

QLabel *plainLabel(const QString &text, const char *part, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    if (part)
        label->setProperty("part", QString::fromLatin1(part));
    return label;
}

QString actionText(const QString &text, int limit)
{
    return displayText(text, limit).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace anomalyst::ui
