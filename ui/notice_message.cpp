#include "ui/notice_message.h"

namespace anomalyst::ui
{

namespace
{

Message::Weight weightOf(Notice::Weight weight)
{
    switch (weight) {
    case Notice::Weight::Good:
        return Message::Weight::Notice;
    case Notice::Weight::Warning:
        return Message::Weight::Warning;
    case Notice::Weight::Problem:
        return Message::Weight::Problem;
    }
    return Message::Weight::Notice;
}

} // namespace

Message messageOf(const Notice &notice)
{
    Message message{.weight = weightOf(notice.weight), .text = notice.text, .details = notice.details, .actions = {}};
    for (const Notice::Action &action : notice.actions)
        message.actions.push_back({action.text, action.run, action.settles});
    return message;
}

} // namespace anomalyst::ui
