// Asks where to save a file, without holding up the event loop. GUI thread.
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace anomalyst::ui
{

// suggestedName: "clusters.csv"; unfit characters are replaced. filter: "CSV (*.csv)". `chosen` is called with the path
// unless the person gave up. The folder of the last answer is proposed again.
void askSavePath(QWidget *parent, const QString &title, const QString &suggestedName, const QString &filter,
                 std::function<void(const QString &path)> chosen);

// What a table is saved as: CSV, or JSON lines by its ending.
QString tableFileFilter();

} // namespace anomalyst::ui
