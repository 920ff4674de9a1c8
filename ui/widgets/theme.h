// Colours, fonts and measures of the light and the dark look; one accent colour. GUI thread.
// Fusion with this palette and one style sheet; charts and delegates take their pens from here, never their own
// colours.
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPalette>

namespace anomalyst::ui
{

enum class Look { System, Light, Dark };

struct Theme {
    bool dark = false;
    QColor window; // behind panels
    QColor panel;  // cards, tables, plots
    QColor border; // hairlines
    QColor text;
    QColor mutedText;
    QColor accent;     // the one accent: selection, primary button, observed line
    QColor accentSoft; // chips, selected rows, brush
    QColor onAccent;   // text on the accent
    QColor grid;       // quiet grid lines
    QColor baseline;   // expected values (amber)
    QColor baselineBand;
    QColor trend;    // violet
    QColor seasonal; // green
    QColor residual; // grey bars
    QColor spike;    // red, with an up triangle
    QColor dip;      // blue-violet the colour-blind tell from red, with a down triangle
    QColor good;     // green pill text
    QColor goodSoft;
    QColor warn;
    QColor warnSoft;
    QColor badSoft; // behind a red badge
    QColor chipBorder;
    QColor stripe;     // every other table row, and rows under the pointer
    QColor badge;      // behind counts
    QColor markedText; // behind what is being looked for
};

const Theme &theme(); // the current one

class ThemeSwitch : public QObject
{
    Q_OBJECT
public:
    static ThemeSwitch &of(QObject *application); // the one that belongs to the application object
    Look look() const { return m_look; }
    void setLook(Look look); // palette, font and style sheet of the application, then changed()

Q_SIGNALS:
    void changed();

private:
    explicit ThemeSwitch(QObject *application);
    void apply();

    Look m_look = Look::System;
    bool m_systemIsDark = false;
};

QFont monospaceFont(); // for times, paths and command lines
// :/icons/NAME.svg tinted with a colour of the current theme, at any scale; follows a change of the look by itself.
QIcon themedIcon(const QString &name, QColor Theme::*colour = &Theme::text);

} // namespace anomalyst::ui
