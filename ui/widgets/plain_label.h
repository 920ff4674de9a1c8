// Labels that never take their text for markup, with the look that the style sheet gives to a part.
#pragma once

#include <QLabel>

namespace anomalyst::ui
{

QLabel *plainLabel(const QString &text, const char *part = nullptr, QWidget *parent = nullptr);

// Text for menus, buttons and tabs: safe to show, cut, and with no mnemonic.
QString actionText(const QString &text, int limit = 60);

} // namespace anomalyst::ui
