// Column names in one line of text, parted by commas, a name that holds one in double quotes; and
// back. Pure functions.
#pragma once

#include <QString>

#include <string>
#include <vector>

namespace anomalyst::ui
{

std::vector<std::string> namesIn(const QString &text);
QString joinedNames(const std::vector<std::string> &names);

} // namespace anomalyst::ui
