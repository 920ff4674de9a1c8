// A notice of the state as a message of the window.
#pragma once

#include "ui/state/notices.h"
#include "ui/widgets/message_bar.h"

namespace anomalyst::ui
{

Message messageOf(const Notice &notice);

} // namespace anomalyst::ui
