// Numbers for badges; the same whatever the locale. Pure function.
#pragma once

#include <QString>

namespace anomalyst::ui
{

QString shortNumber(quint64 number); // "984", "2 001", "12.3k", "4.9M"

} // namespace anomalyst::ui
