#include "ui/widgets/theme.h"

#include "ui/widgets/style_sheet.h"

#include <QApplication>
#include <QFontDatabase>
#include <QProxyStyle>
#include <QStyleFactory>
#include <QToolTip>

namespace anomalyst::ui
{

namespace
{

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

Theme lightTheme()
{
    return {.dark = false,
            .window = rgb(0xF3F4F6),
            .panel = rgb(0xFFFFFF),
            .border = rgb(0xDFE3E8),
            .text = rgb(0x1F2328),
            .mutedText = rgb(0x5F6973),
            .accent = rgb(0x1F6FD6),
            .accentSoft = rgb(0xE3EEFC),
            .onAccent = rgb(0xFFFFFF),
            .grid = rgb(0xECEFF1),
            .baseline = rgb(0xB5690B),
            .baselineBand = rgb(0xF6EDE1),
            .trend = rgb(0x7A4FD0),
            .seasonal = rgb(0x1A7F4B),
            .residual = rgb(0xA3ABB5),
            .spike = rgb(0xCF2F26),
            .dip = rgb(0x5546C8),
            .good = rgb(0x1A7F4B),
            .goodSoft = rgb(0xE2F5EA),
            .warn = rgb(0x95580A),
            .warnSoft = rgb(0xFBF0DC),
            .badSoft = rgb(0xFDEAE8),
            .chipBorder = rgb(0x79A9E7),
            .stripe = rgb(0xF8F9FB),
            .badge = rgb(0xECEFF3),
            .markedText = rgb(0xFFE08A)};
}

Theme darkTheme()
{
    return {.dark = true,
            .window = rgb(0x16191D),
            .panel = rgb(0x1E2227),
            .border = rgb(0x31373F),
            .text = rgb(0xDDE1E6),
            .mutedText = rgb(0x9AA3AD),
            .accent = rgb(0x4C9AFF),
            .accentSoft = rgb(0x1D3350),
            .onAccent = rgb(0x0C1116),
            .grid = rgb(0x292E35),
            .baseline = rgb(0xE8A33D),
            .baselineBand = rgb(0x3A342A),
            .trend = rgb(0xB692F6),
            .seasonal = rgb(0x4CC38A),
            .residual = rgb(0x5E656D),
            .spike = rgb(0xFF6B62),
            .dip = rgb(0xA79BFF),
            .good = rgb(0x4CC38A),
            .goodSoft = rgb(0x173A2A),
            .warn = rgb(0xE8A33D),
            .warnSoft = rgb(0x3D3019),
            .badSoft = rgb(0x45201F),
            .chipBorder = rgb(0x396AA8),
            .stripe = rgb(0x23282E),
            .badge = rgb(0x31373F),
            .markedText = rgb(0x6B5313)};
}

Theme &current()
{
    static Theme theme = lightTheme();
    return theme;
}

QPalette paletteOf(const Theme &look)
{
    QPalette palette;
    palette.setColor(QPalette::Window, look.window);
    palette.setColor(QPalette::WindowText, look.text);
    palette.setColor(QPalette::Base, look.panel);
    palette.setColor(QPalette::AlternateBase, look.stripe);
    palette.setColor(QPalette::Text, look.text);
    palette.setColor(QPalette::Button, look.panel);
    palette.setColor(QPalette::ButtonText, look.text);
    palette.setColor(QPalette::BrightText, look.spike);
    palette.setColor(QPalette::Light, look.panel);
    palette.setColor(QPalette::Midlight, look.grid);
    palette.setColor(QPalette::Mid, look.border);
    palette.setColor(QPalette::Dark, look.border);
    palette.setColor(QPalette::Shadow, look.border);
    palette.setColor(QPalette::Highlight, look.accent);
    palette.setColor(QPalette::HighlightedText, look.onAccent);
    palette.setColor(QPalette::Link, look.accent);
    palette.setColor(QPalette::LinkVisited, look.trend);
    palette.setColor(QPalette::ToolTipBase, look.panel);
    palette.setColor(QPalette::ToolTipText, look.text);
    palette.setColor(QPalette::PlaceholderText, look.mutedText);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, look.residual);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, look.border);
    return palette;
}

QString firstFamilyOf(const QStringList &wanted)
{
    const QStringList present = QFontDatabase::families();
    for (const QString &family : wanted) {
        if (present.contains(family))
            return family;
    }
    return {};
}

// Fusion, but accelerators are underlined nowhere: they work all the same.
class QuietStyle final : public QProxyStyle
{
public:
    QuietStyle()
        : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    {
    }

    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override
    {
        return hint == SH_UnderlineShortcut ? 0 : QProxyStyle::styleHint(hint, option, widget, data);
    }
};

QFont interfaceFont()
{
    static const QString family = firstFamilyOf({QStringLiteral("Inter"), QStringLiteral("DejaVu Sans")});
    QFont font = family.isEmpty() ? QFontDatabase::systemFont(QFontDatabase::GeneralFont) : QFont(family);
    font.setPointSizeF(9.5);
    return font;
}

} // namespace

const Theme &theme()
{
    return current();
}

QFont monospaceFont()
{
    static const QString family = firstFamilyOf({QStringLiteral("JetBrains Mono"), QStringLiteral("DejaVu Sans Mono")});
    QFont font = family.isEmpty() ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : QFont(family);
    font.setPointSizeF(8.5);
    return font;
}

ThemeSwitch::ThemeSwitch(QObject *application)
    : QObject(application)
{
    const QPalette palette = QGuiApplication::palette();
    m_systemIsDark = palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
    QApplication::setStyle(new QuietStyle);
    apply();
}

ThemeSwitch &ThemeSwitch::of(QObject *application)
{
    if (auto *found = application->findChild<ThemeSwitch *>({}, Qt::FindDirectChildrenOnly))
        return *found;
    return *new ThemeSwitch(application);
}

void ThemeSwitch::setLook(Look look)
{
    m_look = look;
    apply();
    Q_EMIT changed();
}

void ThemeSwitch::apply()
{
    const bool dark = m_look == Look::Dark || (m_look == Look::System && m_systemIsDark);
    current() = dark ? darkTheme() : lightTheme();
    QApplication::setFont(interfaceFont());
    QApplication::setPalette(paletteOf(current()));
    QToolTip::setPalette(paletteOf(current()));
    qApp->setStyleSheet(styleSheetOf(current()));
}

} // namespace anomalyst::ui
