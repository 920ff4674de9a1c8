// What a list of files tells of each line, be it of a plan or of a report; for one delegate to draw.
#pragma once

#include <QtCore/qnamespace.h>

namespace anomalyst::ui
{

enum class FileMark { None, Looking, Good, Doubtful, Bad };

enum FileListRole {
    CaptionRole = Qt::UserRole + 200, // true: a title over the files of one log
    FileIdRole,                       // int, of the plan or of the report
    FactsRole,                        // right of the name: "4.2 MB"
    StateTextRole,                    // below the name
    MarkRole,                         // int of FileMark
    RemovableRole,                    // true: it can be taken off the list
};

} // namespace anomalyst::ui
