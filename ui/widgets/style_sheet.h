// The one style sheet of the application, filled with the colours of a theme. Widgets ask for a part of it by their
// dynamic property "part": "primary", "flat", "card", "caption", "muted", "title". Pure.
#pragma once

#include "ui/widgets/theme.h"

#include <QString>

class QWidget;

namespace anomalyst::ui
{

QString styleSheetOf(const Theme &look);

// Sets the property "part" of a widget: what the style sheet knows it by.
void setPart(QWidget *widget, const char *part);

} // namespace anomalyst::ui
