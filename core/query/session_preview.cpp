#include "core/query/session_preview.h"

#include "core/query/row_chunks.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace anomalyst::query
{

namespace
{

constexpr DurationUs kShortestGap = 1'000; // shorter ones are one bin
constexpr int kBinsPerDecade = 6;
constexpr double kValleyDepth = 0.6;       // the floor, at most this part of the lower peak
constexpr std::uint64_t kFewestInPeak = 3; // gaps

// Calls visit(index, isFirstOfUser) for every event.
template<class Visit>
void forEvents(const SessionOutline &outline, const WorkContext &context, const Visit &visit)
{
    std::size_t user = 0;
    forChunks(outline.times.size(), context, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const bool isFirst = user < outline.userBegins.size() && outline.userBegins[user] == i;
            user += isFirst ? 1 : 0;
            visit(i, isFirst);
        }
    });
}

std::size_t lengthBin(std::uint32_t commands)
{
    return static_cast<std::size_t>(std::bit_width(commands - 1));
}

std::size_t gapBin(DurationUs gap)
{
    if (gap < kShortestGap)
        return 0;
    const double decades = std::log10(static_cast<double>(gap) / static_cast<double>(kShortestGap));
    return 1 + static_cast<std::size_t>(decades * kBinsPerDecade + 1e-9);
}

DurationUs gapBinBegin(std::size_t bin)
{
    if (bin == 0)
        return 0;
    const double decades = static_cast<double>(bin - 1) / kBinsPerDecade;
    return std::llround(static_cast<double>(kShortestGap) * std::pow(10.0, decades));
}

std::vector<double> smoothed(const std::vector<GapBin> &bins)
{
    std::vector<double> values;
    for (const GapBin &bin : bins)
        values.push_back(static_cast<double>(bin.gaps));
    for (int round = 0; round < 2; ++round) {
        std::vector<double> next(values.size());
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double before = i > 0 ? values[i - 1] : 0;
            const double after = i + 1 < values.size() ? values[i + 1] : 0;
            next[i] = (before + 2 * values[i] + after) / 4;
        }
        values = std::move(next);
    }
    return values;
}

// A length of time that a person would have chosen.
DurationUs roundedDuration(double wanted)
{
    constexpr std::array<DurationUs, 28> kRound = {
        kSecondUs,      2 * kSecondUs,  5 * kSecondUs,  10 * kSecondUs, 15 * kSecondUs, 20 * kSecondUs, 30 * kSecondUs,
        45 * kSecondUs, kMinuteUs,      90 * kSecondUs, 2 * kMinuteUs,  3 * kMinuteUs,  5 * kMinuteUs,  10 * kMinuteUs,
        15 * kMinuteUs, 20 * kMinuteUs, 30 * kMinuteUs, 45 * kMinuteUs, kHourUs,        90 * kMinuteUs, 2 * kHourUs,
        3 * kHourUs,    4 * kHourUs,    6 * kHourUs,    8 * kHourUs,    12 * kHourUs,   kDayUs,         2 * kDayUs};
    const auto distance = [wanted](DurationUs duration) {
        return std::abs(std::log(static_cast<double>(duration) / wanted));
    };
    const DurationUs nearest = *std::ranges::min_element(kRound, {}, distance);
    return distance(nearest) < std::log(2.0) ? nearest : std::max<DurationUs>(1'000, std::llround(wanted));
}

struct Valley {
    double depth = 0; // below the lower of its peaks
    double peak = 0;  // the lower one
    std::size_t at = 0;
};

// The floor with the highest lower peak above it: what the two sides of every bin reach at most tells both peaks.
Valley deepestValley(const std::vector<double> &values)
{
    std::vector<double> highestAfter(values.size() + 1);
    for (std::size_t i = values.size(); i-- > 0;)
        highestAfter[i] = std::max(highestAfter[i + 1], values[i]);
    Valley deepest;
    double highestBefore = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double peak = std::min(highestBefore, highestAfter[i + 1]);
        if (peak - values[i] > deepest.depth)
            deepest = {peak - values[i], peak, i};
        highestBefore = std::max(highestBefore, values[i]);
    }
    return deepest;
}

// Below a second it is the clock of the log that parts gaps: all of them are one bin.
std::vector<GapBin> fromSeconds(const std::vector<GapBin> &bins)
{
    std::vector<GapBin> joined;
    for (const GapBin &bin : bins) {
        if (joined.empty() || joined.back().high >= kSecondUs) {
            joined.push_back(bin);
            continue;
        }
        joined.back().high = bin.high;
        joined.back().gaps += bin.gaps;
    }
    return joined;
}

std::optional<DurationUs> valleyOf(const std::vector<GapBin> &allBins)
{
    const std::vector<GapBin> bins = fromSeconds(allBins);
    const std::vector<double> values = smoothed(bins);
    const Valley valley = deepestValley(values);
    if (valley.peak < static_cast<double>(kFewestInPeak) / 2 || valley.peak - valley.depth > kValleyDepth * valley.peak)
        return std::nullopt;
    std::size_t end = valley.at; // the middle of the floor
    while (end + 1 < values.size() && values[end + 1] <= values[valley.at])
        ++end;
    const double low = static_cast<double>(std::max(bins[valley.at].low, kSecondUs));
    return roundedDuration(std::sqrt(low * static_cast<double>(bins[end].high)));
}

} // namespace

SessionPreview previewSessions(const SessionOutline &outline, const SessionParams &limits, const WorkContext &context)
{
    std::array<std::uint64_t, 33> counts{};
    SessionPreview preview;
    std::uint32_t length = 0;
    TimeUs begin = 0;
    const auto endSession = [&] {
        if (length == 0)
            return;
        ++counts[lengthBin(length)];
        ++preview.sessions;
        preview.longest = std::max(preview.longest, length);
        length = 0;
    };
    forEvents(outline, context, [&](std::size_t i, bool isFirst) {
        if (isFirst || beginsSession(limits, outline.times[i - 1], begin, outline.times[i])) {
            endSession();
            begin = outline.times[i];
        }
        ++length;
    });
    endSession();
    for (std::size_t bin = 0; preview.longest > 0 && bin <= lengthBin(preview.longest); ++bin) {
        const std::uint32_t low = bin == 0 ? 1 : (std::uint32_t{1} << (bin - 1)) + 1;
        preview.lengths.push_back({low, bin == 0 ? 1 : std::uint32_t{1} << bin, counts[bin]});
    }
    return preview;
}

GapHistogram gapsBetween(const SessionOutline &outline, const WorkContext &context)
{
    std::vector<std::uint64_t> counts;
    forEvents(outline, context, [&](std::size_t i, bool isFirst) {
        if (isFirst)
            return;
        const std::uint64_t gap =
            static_cast<std::uint64_t>(outline.times[i]) - static_cast<std::uint64_t>(outline.times[i - 1]);
        const std::size_t bin =
            gapBin(static_cast<DurationUs>(std::min<std::uint64_t>(gap, std::numeric_limits<DurationUs>::max())));
        if (bin >= counts.size())
            counts.resize(bin + 1);
        ++counts[bin];
    });
    GapHistogram histogram;
    for (std::size_t bin = 0; bin < counts.size(); ++bin)
        histogram.bins.push_back({gapBinBegin(bin), gapBinBegin(bin + 1), counts[bin]});
    histogram.valley = valleyOf(histogram.bins);
    return histogram;
}

} // namespace anomalyst::query
