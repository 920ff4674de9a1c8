#include "core/analysis/timeseries/period_detection.h"

#include "core/analysis/timeseries/robustness.h"

#include <unsupported/Eigen/FFT>

#include <algorithm>
#include <bit>
#include <cmath>
#include <complex>

namespace anomalyst::analysis
{

namespace
{

constexpr std::size_t kLeastValues = 8;
constexpr std::size_t kMostCandidates = 8;
constexpr std::size_t kMostSeasons = 2;
constexpr double kReach = 5;                  // robust deviations from the median that a value keeps
constexpr double kLeastAutocorrelation = 0.2; // less is seen by no analyst
constexpr double kShareOfHarmonic = 0.5;      // of its multiple's autocorrelation that a shorter season needs
constexpr double kFalseAlarm = 0.01;

void removeLine(std::vector<double> &values)
{
    const double count = static_cast<double>(values.size());
    const double middle = (count - 1) / 2;
    double mean = 0, product = 0;
    for (const double value : values)
        mean += value / count;
    for (std::size_t i = 0; i < values.size(); ++i)
        product += (static_cast<double>(i) - middle) * values[i];
    const double slope = product / (count * (count * count - 1) / 12);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] -= mean + slope * (static_cast<double>(i) - middle);
}

void drawInOutliers(std::vector<double> &values)
{
    std::vector<double> scratch = values;
    const double median = medianOf(scratch);
    std::ranges::transform(values, scratch.begin(), [median](double value) { return std::abs(value - median); });
    const double reach = kReach * 1.4826 * medianOf(scratch);
    if (reach > 0) {
        for (double &value : values)
            value = std::clamp(value, median - reach, median + reach);
    }
}

// Of the values with zeros behind them, so that the transform back is no circular correlation.
std::vector<double> powerSpectrum(const std::vector<double> &values, std::size_t length)
{
    std::vector<std::complex<double>> in(length), out;
    std::ranges::copy(values, in.begin());
    Eigen::FFT<double> fft;
    fft.fwd(out, in);
    std::vector<double> power(length);
    std::ranges::transform(out, power.begin(), [](const std::complex<double> &bin) { return std::norm(bin); });
    return power;
}

std::vector<double> autocorrelation(const std::vector<double> &spectrum, std::size_t points)
{
    std::vector<std::complex<double>> in(spectrum.begin(), spectrum.end()), out;
    Eigen::FFT<double> fft;
    fft.inv(out, in);
    std::vector<double> result(points / 2 + 1);
    if (!(out[0].real() > 0))
        return result;
    for (std::size_t lag = 0; lag < result.size(); ++lag) {
        const double overlap = static_cast<double>(points) / static_cast<double>(points - lag);
        result[lag] = std::clamp(out[lag].real() / out[0].real() * overlap, -1.0, 1.0);
    }
    return result;
}

// The largest power among the frequencies that round to each period.
std::vector<double> powerOfPeriods(const std::vector<double> &spectrum, std::size_t periods)
{
    const std::size_t half = spectrum.size() / 2;
    double mean = 0;
    for (std::size_t bin = 1; bin <= half; ++bin)
        mean += spectrum[bin] / static_cast<double>(half);
    std::vector<double> power(periods);
    for (std::size_t bin = 1; bin <= half && mean > 0; ++bin) {
        const double period = static_cast<double>(spectrum.size()) / static_cast<double>(bin);
        const auto whole = static_cast<std::size_t>(std::llround(period));
        if (whole >= 2 && whole < periods)
            power[whole] = std::max(power[whole], spectrum[bin] / mean);
    }
    return power;
}

// The autocorrelation around a lag and around its multiples, which tell the period more sharply than the lag alone.
double repetition(const std::vector<double> &correlation, std::size_t lag)
{
    constexpr std::size_t kMultiples = 4;
    constexpr std::size_t kBlur = 16; // part of the lag that is averaged to either side
    double sum = 0, count = 0;
    for (std::size_t multiple = lag; multiple < correlation.size() && multiple <= kMultiples * lag; multiple += lag) {
        const std::size_t blur = lag / kBlur;
        const std::size_t last = std::min(correlation.size() - 1, multiple + blur);
        double mean = 0;
        for (std::size_t at = multiple - blur; at <= last; ++at)
            mean += correlation[at] / static_cast<double>(last - multiple + blur + 1);
        sum += mean;
        ++count;
    }
    return sum / count;
}

// The lag near a peak of the periodogram that repeats best: the peak is only as sharp as the frequencies are dense.
std::size_t climb(const std::vector<double> &correlation, std::size_t from, std::size_t points)
{
    const std::size_t blur = from * from / (2 * points) + 1; // half a frequency to either side
    const std::size_t low = from > blur + 2 ? from - blur : 2;
    const std::size_t high = std::min(correlation.size() - 1, from + blur);
    std::size_t best = from;
    for (std::size_t lag = low; lag <= high; ++lag) {
        if (repetition(correlation, lag) > repetition(correlation, best))
            best = lag;
    }
    return best;
}

bool isHill(const std::vector<double> &correlation, std::size_t lag)
{
    const std::size_t step = std::max<std::size_t>(1, lag / 4);
    const std::size_t after = std::min(correlation.size() - 1, lag + step);
    return correlation[lag] > correlation[lag - step] && (after == lag || correlation[lag] > correlation[after]);
}

// Two closer than the series can tell apart are one: that of the higher power.
void addCandidate(std::vector<PeriodCandidate> &candidates, const PeriodCandidate &found, std::size_t points)
{
    constexpr double kFrequencies = 1.5; // of the series, as wide as a peak is
    constexpr int kNearness = 12;
    const double length = static_cast<double>(points);
    const auto same = std::ranges::find_if(candidates, [&](const PeriodCandidate &other) {
        return std::abs(length / other.period - length / found.period) <= kFrequencies ||
               std::abs(other.period - found.period) * kNearness <= std::max(other.period, found.period);
    });
    if (same == candidates.end())
        candidates.push_back(found);
    else if (found.power > same->power)
        *same = found;
}

bool isMultiple(int longer, int shorter)
{
    const double times = static_cast<double>(longer) / shorter;
    return longer > shorter && std::abs(times - std::round(times)) * shorter <= 1 + 0.02 * shorter;
}

std::vector<PeriodCandidate> findCandidates(const PeriodEvidence &evidence, std::size_t points)
{
    std::vector<PeriodCandidate> candidates;
    const double least = std::max(kLeastAutocorrelation, evidence.significantAutocorrelation);
    for (std::size_t period = 2; period < evidence.power.size(); ++period) {
        if (evidence.power[period] < evidence.significantPower)
            continue;
        const std::size_t lag = climb(evidence.autocorrelation, period, points);
        if (evidence.autocorrelation[lag] >= least && isHill(evidence.autocorrelation, lag))
            addCandidate(candidates,
                         {static_cast<int>(lag), evidence.autocorrelation[lag], evidence.power[period], false}, points);
    }
    std::ranges::stable_sort(candidates, std::greater<>(), &PeriodCandidate::autocorrelation);
    if (candidates.size() > kMostCandidates)
        candidates.resize(kMostCandidates);
    return candidates;
}

// A multiple of a period repeats as well as the period itself: it is a season of its own only where it repeats
// better. What is weak beside its multiple is that one's overtone.
void chooseSeasons(std::vector<PeriodCandidate> &candidates)
{
    constexpr double kBetter = 0.05;
    std::size_t chosen = 0;
    for (PeriodCandidate &candidate : candidates) {
        const auto spoils = [&](const PeriodCandidate &other) {
            if (isMultiple(candidate.period, other.period))
                return candidate.autocorrelation < other.autocorrelation + kBetter &&
                       other.autocorrelation >= kShareOfHarmonic * candidate.autocorrelation;
            if (isMultiple(other.period, candidate.period))
                return candidate.autocorrelation < kShareOfHarmonic * other.autocorrelation;
            return other.isSeason && candidate.autocorrelation < kShareOfHarmonic * other.autocorrelation;
        };
        candidate.isSeason = chosen < kMostSeasons && std::ranges::none_of(candidates, spoils);
        chosen += candidate.isSeason ? 1 : 0;
    }
}

} // namespace

std::vector<int> PeriodEvidence::seasons() const
{
    std::vector<int> periods;
    for (const PeriodCandidate &candidate : candidates) {
        if (candidate.isSeason)
            periods.push_back(candidate.period);
    }
    std::ranges::sort(periods);
    return periods;
}

PeriodEvidence detectPeriods(std::span<const double> values, const WorkContext &context)
{
    PeriodEvidence evidence;
    if (values.size() < kLeastValues)
        return evidence;
    if (!std::ranges::all_of(values, [](double value) { return std::isfinite(value); }))
        throw Error("a value of the series is not a finite number", "period detection",
                    "Fill or remove such values first");
    context.report(0, "Looking for periods");
    std::vector<double> rest(values.begin(), values.end());
    drawInOutliers(rest); // else a spike would tilt the line
    removeLine(rest);
    drawInOutliers(rest);
    removeLine(rest);
    const std::size_t length = std::bit_ceil(2 * rest.size());
    const std::vector<double> spectrum = powerSpectrum(rest, length);
    context.report(0.5, "Looking for periods");
    evidence.autocorrelation = autocorrelation(spectrum, rest.size());
    evidence.power = powerOfPeriods(spectrum, evidence.autocorrelation.size());
    const double frequencies = static_cast<double>(rest.size()) / 2;
    evidence.significantPower = -std::log(1 - std::pow(1 - kFalseAlarm, 1 / frequencies));
    evidence.significantAutocorrelation = 2 / std::sqrt(static_cast<double>(rest.size()));
    evidence.candidates = findCandidates(evidence, rest.size());
    chooseSeasons(evidence.candidates);
    return evidence;
}

} // namespace anomalyst::analysis
