// The small windows of the help menu. Not modal; they delete themselves. GUI thread.
#pragma once

#include <QList>

class QAction;
class QDialog;
class QWidget;

namespace anomalyst::ui
{

QDialog *showShortcuts(QWidget *parent, const QList<QAction *> &actions);
QDialog *showAbout(QWidget *parent);

} // namespace anomalyst::ui
