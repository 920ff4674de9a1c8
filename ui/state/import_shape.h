// What makes log files alike: the format and the columns that are found in them without any wish of a person. Pure
// functions, any thread.
#pragma once

#include "core/import/import_file.h"

#include <QString>

namespace anomalyst::ui
{

QString shapeOf(const importing::ImportReport &report); // a fingerprint, the same for files of one shape

// Options as text for the settings, and back; what is not understood is left to be found from the file.
QString optionsText(const importing::ImportOptions &options);
importing::ImportOptions optionsFromText(const QString &text);

// Whether a person asked for anything at all.
bool hasWishes(const importing::ImportOptions &options);

} // namespace anomalyst::ui
