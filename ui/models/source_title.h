// How a source of events is called on the screen. Pure, any thread.
#pragma once

#include <QString>

namespace anomalyst::ui
{

// Of a file, its name without the folders; of a member of an archive "deep/conn.log in logs.zip". Not yet safe to show.
QString sourceTitle(const QString &source);

} // namespace anomalyst::ui
