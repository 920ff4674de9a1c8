// Which logs, folders and cases to open: asked in a dialog that does not hold up the event loop, or dropped. GUI
// thread.
#pragma once

#include <QStringList>

#include <functional>

class QMimeData;
class QWidget;

namespace anomalyst::ui
{

QStringList localFilesOf(const QMimeData &dropped);
void askForLogs(QWidget *parent, std::function<void(const QStringList &paths)> chosen);
void askForFolder(QWidget *parent, std::function<void(const QString &path)> chosen);
void askForCase(QWidget *parent, const QString &folder, std::function<void(const QString &path)> chosen);

} // namespace anomalyst::ui
