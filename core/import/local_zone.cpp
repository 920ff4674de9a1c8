#include "core/import/local_zone.h"

#include "core/base/error.h"
#include "core/import/time_text.h"
#include "core/import/zone_file.h"

#include <algorithm>
#include <limits>

namespace anomalyst::importing
{

namespace
{

constexpr TimeUs kNever = std::numeric_limits<TimeUs>::max();

} // namespace

std::shared_ptr<const LocalZone> LocalZone::named(std::string_view text)
{
    if (const auto offset = parseOffset(text))
        return std::make_shared<const LocalZone>(*offset);
    return std::make_shared<const LocalZone>(readZone(text));
}

LocalZone::LocalZone(DurationUs offset)
    : LocalZone(ZoneHistory{.firstOffset = offset, .changes = {}})
{
}

LocalZone::LocalZone(const ZoneHistory &history)
    : m_repeatsAt(history.repeatsAt)
{
    DurationUs offset = history.firstOffset;
    add(std::numeric_limits<TimeUs>::min(), offset, ClockFit::Once);
    for (const ZoneChange &change : history.changes) {
        if (change.offset > offset)
            add(change.at + offset, offset, ClockFit::Skipped);
        else if (change.offset < offset)
            add(change.at + change.offset, offset, ClockFit::Twice);
        add(change.at + std::max(offset, change.offset), change.offset, ClockFit::Once);
        offset = change.offset;
    }
    add(kNever, offset, ClockFit::Once);
}

// Two changes within hours of each other could overlap on the wall; the later one then has the word.
void LocalZone::add(TimeUs begin, DurationUs offset, ClockFit fit)
{
    while (!m_pieces.empty() && m_pieces.back().begin >= begin)
        m_pieces.pop_back();
    m_pieces.push_back({begin, offset, fit});
}

LocalZone::Instant LocalZone::toUtc(TimeUs local) const
{
    const DurationUs repeated = local < m_repeatsAt ? 0 : ((local - m_repeatsAt) / kRepetition + 1) * kRepetition;
    const TimeUs wall = local - repeated;
    std::size_t at = m_last.load(std::memory_order_relaxed);
    if (wall < m_pieces[at].begin || wall >= m_pieces[at + 1].begin) {
        const auto behind = std::ranges::upper_bound(m_pieces, wall, {}, &Piece::begin);
        at = static_cast<std::size_t>(behind - m_pieces.begin()) - 1;
        m_last.store(at, std::memory_order_relaxed);
    }
    return {local - m_pieces[at].offset, m_pieces[at].fit};
}

} // namespace anomalyst::importing
