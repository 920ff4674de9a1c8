#include "ui/widgets/style_sheet.h"

#include <QHash>
#include <QRegularExpression>
#include <QStyle>
#include <QWidget>

namespace anomalyst::ui
{

namespace
{

// @name stands for a colour of the theme.
constexpr auto kSheet = R"(
QMainWindow, QDialog { background: @window; }
QMainWindow::separator { background: @window; width: 6px; height: 6px; }
QToolTip { background: @panel; color: @text; border: 1px solid @border; padding: 4px 6px; }

QMenuBar { background: @panel; border-bottom: 1px solid @border; padding: 1px 4px; }
QMenuBar::item { padding: 4px 9px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @badge; }
QMenu { background: @panel; border: 1px solid @border; padding: 5px; }
QMenu::item { padding: 5px 28px 5px 26px; border-radius: 5px; }
QMenu::item:selected { background: @accentSoft; }
QMenu::item:disabled { color: @residual; }
QMenu::icon { padding-left: 7px; }
QMenu::indicator { left: 7px; width: 13px; height: 13px; }
QMenu::separator { height: 1px; background: @border; margin: 5px 8px; }

QToolBar { background: @panel; border: none; border-bottom: 1px solid @border; spacing: 6px; padding: 7px 8px; }
QToolBar::separator { width: 1px; background: @border; margin: 4px 6px; }
QToolBar QToolButton { padding: 6px 10px; }
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 4px 8px; background: transparent; }
QToolButton:hover { background: @badge; }
QToolButton:pressed, QToolButton:checked { background: @accentSoft; }
QToolButton:disabled { color: @residual; }
QToolButton::menu-indicator { image: none; }
QToolButton[part="outlined"] { background: @panel; border: 1px solid @border; }
QToolButton[part="outlined"]:hover { background: @stripe; border-color: @residual; }
QToolButton[part="primary"], QPushButton[part="primary"] {
    background: @accent; color: @onAccent; border: 1px solid @accent; font-weight: 600; }
QToolButton[part="primary"]:hover, QPushButton[part="primary"]:hover { background: @accentStrong; }
QToolButton[part="primary"]:disabled, QPushButton[part="primary"]:disabled {
    background: @badge; color: @mutedText; border-color: @badge; }

QPushButton { background: @panel; border: 1px solid @border; border-radius: 6px; padding: 5px 14px; }
QPushButton:hover { background: @stripe; border-color: @residual; }
QPushButton:pressed { background: @accentSoft; }
QPushButton:disabled { color: @residual; }
QPushButton:default { border-color: @accent; }
QPushButton[part="flat"] { border-color: transparent; background: transparent; padding: 4px 8px; }
QPushButton[part="flat"]:hover { background: @badge; }
QPushButton:focus, QToolButton:focus { border-color: @accent; }

QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateTimeEdit, QPlainTextEdit {
    background: @panel; border: 1px solid @border; border-radius: 6px; padding: 4px 7px;
    selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateTimeEdit:focus, QPlainTextEdit:focus {
    border-color: @accent; }
QLineEdit[part="filterField"], QLineEdit[part="filterActive"], QLineEdit[part="filterProblem"] {
    background: @window; border-color: transparent; border-radius: 5px; padding: 1px 4px; }
QLineEdit[part="filterField"]:hover { border-color: @border; }
QLineEdit[part="filterActive"] { background: @accentSoft; }
QLineEdit[part="filterProblem"] { background: @badSoft; border-color: @spike; }
QLineEdit[part="filterField"]:focus, QLineEdit[part="filterActive"]:focus { background: @panel; border-color: @accent; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url(:/icons/@arrow.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @panel; border: 1px solid @border; padding: 4px; outline: none;
    selection-background-color: @accentSoft; selection-color: @text; }
QSpinBox, QDoubleSpinBox { padding-right: 18px; }
QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-position: top right; border: none; width: 18px; }
QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-position: bottom right; border: none; width: 18px; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url(:/icons/@arrowUp.svg); width: 10px; height: 10px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url(:/icons/@arrow.svg); width: 10px; height: 10px; }

QDockWidget { color: @mutedText; font-weight: 600; titlebar-close-icon: none; titlebar-normal-icon: none; }
QDockWidget::title { background: @window; text-align: left; padding: 7px 12px 5px 12px; }
QStatusBar { background: @panel; border-top: 1px solid @border; min-height: 28px; }
QStatusBar::item { border: none; }
QProgressBar { background: @badge; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; }
QProgressBar::chunk { background: @accent; border-radius: 4px; }

QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @mutedText; padding: 9px 16px 8px 14px;
    border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTabBar::tab:focus { color: @accent; }
QTabBar[part="captions"]::tab { padding: 6px 8px 5px 8px; font-weight: 600; }
QTabBar[part="captions"]::tab:only-one { border-bottom-color: transparent; }

QAbstractScrollArea { border: none; }
QTreeView, QListView, QTableView { background: @panel; alternate-background-color: @stripe; outline: none;
    selection-background-color: @accentSoft; selection-color: @text; }
QTableView { gridline-color: @grid; }
QHeaderView { background: @panel; }
QHeaderView::section { background: @panel; color: @mutedText; font-weight: 600; padding: 0 8px;
    border: none; border-bottom: 1px solid @border; }
QTableCornerButton::section { background: @panel; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @scroll; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @residual; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QSplitter::handle { background: transparent; }

QFrame[part="card"] { background: @panel; border: 1px solid @border; border-radius: 8px; }
QFrame[part="panel"] { background: @panel; border: 1px solid @border; }
QFrame[part="findBar"] { background: @window; border: none; border-bottom: 1px solid @border; }
QFrame[part="line"] { background: @border; border: none; }
QFrame[part="drop"] { background: @panel; border: 2px dashed @border; border-radius: 12px; }
QFrame[part="dropHot"] { background: @accentSoft; border: 2px dashed @accent; border-radius: 12px; }
QFrame[part="notice"] { background: @goodSoft; border: 1px solid @goodSoft; border-radius: 8px; }
QFrame[part="warning"] { background: @warnSoft; border: 1px solid @warnSoft; border-radius: 8px; }
QFrame[part="problem"] { background: @badSoft; border: 1px solid @badSoft; border-radius: 8px; }
QLabel[part="caption"] { color: @mutedText; font-weight: 700; font-size: 8pt; }
QLabel[part="muted"] { color: @mutedText; }
QLabel[part="title"] { font-size: 15pt; font-weight: 700; }
QLabel[part="subtitle"] { font-size: 11.5pt; font-weight: 700; }
QLabel[part="hero"] { font-size: 20pt; font-weight: 700; }
QLabel[part="strong"] { font-weight: 600; }
QLabel[part="badge"] { background: @badge; color: @mutedText; border-radius: 9px; padding: 2px 9px; }
QLabel[part="badBadge"] { background: @badSoft; color: @spike; border-radius: 6px; padding: 4px 10px; font-weight: 600; }
QLabel[part="goodBadge"] { background: @goodSoft; color: @good; border-radius: 6px; padding: 4px 10px; font-weight: 600; }
QToolButton[part="chipAdd"] { border: 1px dashed @border; border-radius: 13px; padding: 4px 12px; color: @mutedText; }
QToolButton[part="chipAdd"]:hover { border-color: @accent; color: @text; }
QCheckBox, QRadioButton { spacing: 7px; }
QCheckBox::indicator, QListView::indicator { width: 13px; height: 13px; border: 1px solid @residual; border-radius: 4px;
    background: @panel; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: @accent; border-color: @accent;
    image: url(:/icons/@tick.svg); }
QCheckBox::indicator:disabled { border-color: @border; }
QListView::item { padding: 2px 0; }
QListView[part="names"] { border: 1px solid @border; border-radius: 6px; padding: 4px; }
QListView[part="names"]::item { padding: 4px 4px; border-radius: 4px; color: @text; }
QListView[part="names"]::item:selected { background: @accentSoft; }
QGroupBox { border: none; font-weight: 600; padding-top: 18px; }
)";

QHash<QString, QString> coloursOf(const Theme &look)
{
    const auto name = [](const QColor &colour) { return colour.name(QColor::HexRgb); };
    return {
        {QStringLiteral("window"), name(look.window)},
        {QStringLiteral("panel"), name(look.panel)},
        {QStringLiteral("border"), name(look.border)},
        {QStringLiteral("text"), name(look.text)},
        {QStringLiteral("mutedText"), name(look.mutedText)},
        {QStringLiteral("accent"), name(look.accent)},
        {QStringLiteral("accentSoft"), name(look.accentSoft)},
        {QStringLiteral("accentStrong"), name(look.dark ? look.accent.lighter(112) : look.accent.darker(112))},
        {QStringLiteral("onAccent"), name(look.onAccent)},
        {QStringLiteral("grid"), name(look.grid)},
        {QStringLiteral("residual"), name(look.residual)},
        {QStringLiteral("good"), name(look.good)},
        {QStringLiteral("goodSoft"), name(look.goodSoft)},
        {QStringLiteral("warnSoft"), name(look.warnSoft)},
        {QStringLiteral("spike"), name(look.spike)},
        {QStringLiteral("badSoft"), name(look.badSoft)},
        {QStringLiteral("stripe"), name(look.stripe)},
        {QStringLiteral("badge"), name(look.badge)},
        {QStringLiteral("scroll"), name(look.dark ? QColor(0x3A414A) : QColor(0xD3D8DE))},
        {QStringLiteral("arrow"), look.dark ? QStringLiteral("arrow-down-dark") : QStringLiteral("arrow-down-light")},
        {QStringLiteral("tick"), look.dark ? QStringLiteral("tick-dark") : QStringLiteral("tick-light")},
        {QStringLiteral("arrowUp"), look.dark ? QStringLiteral("arrow-up-dark") : QStringLiteral("arrow-up-light")}};
}

} // namespace

QString styleSheetOf(const Theme &look)
{
    static const QRegularExpression placeholder(QStringLiteral("@([A-Za-z]+)"));
    const QHash<QString, QString> colours = coloursOf(look);
    const QString sheet = QString::fromLatin1(kSheet);
    QString filled;
    qsizetype done = 0;
    for (auto match = placeholder.globalMatch(sheet); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        filled += QStringView(sheet).sliced(done, found.capturedStart() - done);
        filled += colours.value(found.captured(1));
        done = found.capturedEnd();
    }
    filled += QStringView(sheet).sliced(done);
    return filled;
}

void setPart(QWidget *widget, const char *part)
{
    widget->setProperty("part", QString::fromLatin1(part));
    if (QStyle *style = widget->style()) {
        style->unpolish(widget);
        style->polish(widget);
    }
}

} // namespace anomalyst::ui
