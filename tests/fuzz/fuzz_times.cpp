// Any text as a point in time, a span, an offset, a zone's rule; any bytes as a zone file. What is read is in range and
// comes back from its own text. The first byte chooses among the rules.

#include "core/import/epoch_text.h"
#include "core/import/time_in_text.h"
#include "core/import/time_text.h"
#include "core/import/zone_file.h"
#include "core/import/zone_rule.h"
#include "tests/fuzz/fuzzing.h"

namespace
{

using namespace anomalyst;
using namespace anomalyst::importing;
using fuzzing::require;

void checkRead(const ParsedTime &parsed)
{
    if (parsed.outcome != ParsedTime::Outcome::Read)
        return;
    require(parsed.time != kMissingTime, "a time that was read is none that is missing");
    const std::string text = formatTime(parsed.time);
    require(!text.empty(), "a time that was read has a text");
    if (parsed.time < *timeFromCivil({.year = 1}) || text.starts_with('-') || text.size() != 27)
        return;
    const ParsedTime again = parseTime(text, {});
    require(again.outcome == ParsedTime::Outcome::Read && again.time == parsed.time, "a time comes back from " + text);
    require(parseIsoTime(text) == parsed.time, "a time comes back from its ISO text");
}

bool liesIn(std::string_view part, std::string_view whole)
{
    return part.empty() || (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

void checkPlaces(std::string_view text)
{
    require(timeAtFront(text) <= text.size(), "a time at the front lies in the text");
    for (const std::optional<TimeInText> &found : {leadingTime(text), innerTime(text)}) {
        if (found)
            require(liesIn(found->time, text) && liesIn(found->behind, text), "a time in the text lies in it");
    }
}

void checkSpan(std::string_view text)
{
    const std::optional<DurationUs> span = parseDuration(text);
    if (span)
        require(parseDuration(formatDuration(*span)) == span, "a span comes back from its text");
}

void checkZone(std::string_view bytes)
{
    parseZoneRule(bytes);
    try {
        const LocalZone zone(parseZoneFile(bytes, "fuzzed"));
        for (const TimeUs time : {TimeUs(0), *timeFromCivil({.year = 1}), *timeFromCivil({.year = 2024, .month = 3}),
                                  *timeFromCivil({.year = 9999, .month = 12, .day = 31})})
            zone.toUtc(time);
    } catch (const Error &) {
        return;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    static const auto berlin = LocalZone::named("Europe/Berlin");
    static const auto kathmandu = LocalZone::named("+05:45");
    const LocalZone *const zones[] = {nullptr, berlin.get(), kathmandu.get()};
    const std::string_view text = fuzzing::textOf(data + 1, size - 1);
    checkRead(parseTime(text, {static_cast<DateOrder>(data[0] % 3), zones[data[0] / 3 % 3]}));
    for (std::size_t unit = 0; unit < kEpochUnits; ++unit)
        checkRead(parseEpoch(text, static_cast<EpochUnit>(unit)));
    parseOffset(text);
    checkPlaces(text);
    checkSpan(text);
    checkZone(text);
    return 0;
}
