#include "core/explain/contributions.h"

#include "core/base/error.h"
#include "core/explain/reference_rows.h"
#include "core/explain/value_keys.h"
#include "core/query/column_lookup.h"
#include "core/query/row_chunks.h"
#include "core/query/two_threads.h"

#include <algorithm>
#include <cmath>

namespace anomalyst::explain
{

namespace
{

// What an event weighs: 1, or its value; one without a finite value weighs nothing.
class Weights
{
public:
    Weights(const store::EventColumns &events, const std::string &column, const WorkContext &context)
    {
        if (column.empty())
            return;
        const std::size_t index = query::columnIndex(events.log(), column);
        m_column = events.column(index, context);
        if (const auto *integers = std::get_if<store::IntegerColumn>(m_column.get()))
            m_integers = integers->values.data();
        else if (const auto *reals = std::get_if<store::RealColumn>(m_column.get()))
            m_reals = reals->values.data();
        else
            throw Error("column " + column + " holds no numbers", "log " + events.log().name,
                        "choose a column of numbers");
    }

    double operator()(EventRow row) const
    {
        if (m_reals != nullptr)
            return std::isfinite(m_reals[row]) ? m_reals[row] : 0;
        if (m_integers != nullptr)
            return m_integers[row] != store::kMissingInteger ? static_cast<double>(m_integers[row]) : 0;
        return 1;
    }
    double sum(const std::vector<EventRow> &rows) const
    {
        double total = 0;
        for (const EventRow row : rows)
            total += (*this)(row);
        return total;
    }

private:
    std::shared_ptr<const store::Column> m_column;
    const std::int64_t *m_integers = nullptr;
    const double *m_reals = nullptr;
};

struct Search {
    const store::EventColumns &events;
    const ContributionParams &params;
    const query::RowSet &rows;
    std::span<const TimeUs> times;
    const ReferenceRows &split;
    const Weights &weights;
    double observed = 0;
    double expected = 0;
    const WorkContext &context;

    double excess() const { return observed - expected; }
    std::vector<Contribution> column(std::size_t index) const;

private:
    TallyTable tally(const store::Column &column) const;
    Contribution measure(const Tally &tally) const;
    void markNew(const store::Column &column, const std::vector<std::uint64_t> &keys,
                 std::vector<Contribution> &found) const;
};

double rank(const Contribution &contribution, double excess)
{
    const double moved = contribution.now - contribution.before;
    const double along = excess > 0 ? moved : excess < 0 ? -moved : std::abs(moved);
    return along * contribution.surprise;
}

double divergence(double before, double now)
{
    const double mean = (before + now) / 2;
    const auto term = [mean](double share) { return share > 0 ? share * std::log2(share / mean) : 0; };
    return std::max(0.0, term(before) + term(now));
}

double shareOf(double part, double whole)
{
    return whole > 0 ? std::clamp(part / whole, 0.0, 1.0) : 0;
}

TallyTable Search::tally(const store::Column &column) const
{
    std::optional<TallyTable> table;
    withKeys(column, [&](auto keyOf, std::size_t denseKeys) {
        const bool onlyNow = excess() > 0; // what is not there can have added nothing
        table.emplace(denseKeys, split.now.size() + (onlyNow ? 0 : split.reference.size()));
        for (const EventRow row : split.now) {
            Tally &tally = table->add(keyOf(row));
            tally.now += weights(row);
            ++tally.eventsNow;
        }
        query::forChunks(split.reference.size(), context, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                const EventRow row = split.reference[i];
                Tally *tally = onlyNow ? table->find(keyOf(row)) : &table->add(keyOf(row));
                if (tally != nullptr) {
                    tally->before += weights(row);
                    ++tally->eventsBefore;
                }
            }
        });
    });
    return std::move(*table);
}

Contribution Search::measure(const Tally &tally) const
{
    Contribution found;
    found.now = tally.now;
    found.before = tally.before * split.perReference;
    found.events = tally.eventsNow;
    found.share = excess() != 0 ? (found.now - found.before) / excess() : 0;
    found.surprise = divergence(shareOf(found.before, expected), shareOf(found.now, observed));
    found.isNew = tally.eventsNow > 0 && tally.eventsBefore == 0; // as far as the reference tells
    found.isGone = tally.eventsNow == 0;
    return found;
}

// Values that the reference does not have may be known from other times before the window.
void Search::markNew(const store::Column &column, const std::vector<std::uint64_t> &keys,
                     std::vector<Contribution> &found) const
{
    std::vector<std::uint64_t> wanted;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (found[i].isNew)
            wanted.push_back(keys[i]);
    }
    std::ranges::sort(wanted);
    std::vector<std::uint8_t> isKnown(wanted.size());
    std::size_t unknown = wanted.size();
    withKeys(column, [&](auto keyOf, std::size_t denseKeys) {
        std::vector<std::uint8_t> isWanted(denseKeys); // spares the search for nearly all
        for (std::size_t i = 0; denseKeys > 0 && i < wanted.size(); ++i)
            isWanted[wanted[i]] = 1;
        query::forChunks(unknown > 0 ? rows.size() : 0, context, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end && unknown > 0; ++i) {
                const EventRow row = rows.at(i);
                const std::uint64_t key = keyOf(row);
                if (denseKeys > 0 && isWanted[key] == 0)
                    continue;
                if (times[row] >= params.window.begin || times[row] == kMissingTime)
                    continue;
                const auto at = std::ranges::lower_bound(wanted, key);
                if (at == wanted.end() || *at != key)
                    continue;
                std::uint8_t &known = isKnown[static_cast<std::size_t>(at - wanted.begin())];
                unknown -= known == 0 ? 1 : 0;
                known = 1;
            }
        });
    });
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto at = std::ranges::lower_bound(wanted, keys[i]);
        if (found[i].isNew && at != wanted.end())
            found[i].isNew = isKnown[static_cast<std::size_t>(at - wanted.begin())] == 0;
    }
}

std::vector<Contribution> Search::column(std::size_t index) const
{
    const std::shared_ptr<const store::Column> column = events.column(index, context);
    const TallyTable table = tally(*column);
    struct Ranked {
        double rank;
        std::uint64_t key;
        Tally tally;
    };
    std::vector<Ranked> best;
    table.forEach([&](std::uint64_t key, const Tally &each) {
        const double place = rank(measure(each), excess());
        if (place > 0)
            best.push_back({place, key, each});
    });
    const auto isBefore = [](const Ranked &a, const Ranked &b) {
        return a.rank != b.rank ? a.rank > b.rank : a.key < b.key;
    };
    const std::size_t kept = std::min(best.size(), params.perColumn);
    std::ranges::partial_sort(best, best.begin() + static_cast<std::ptrdiff_t>(kept), isBefore);
    best.resize(kept);
    std::vector<Contribution> found;
    std::vector<std::uint64_t> keys;
    for (const Ranked &each : best) {
        found.push_back(measure(each.tally));
        found.back().column = index;
        found.back().value = keyText(*column, each.key);
        keys.push_back(each.key);
    }
    markNew(*column, keys, found);
    return found;
}

// All but the time, and the column whose values are added up: that large numbers make a large sum says nothing.
std::vector<std::size_t> searchedColumns(const store::LogInfo &log, const std::string &valueColumn)
{
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < log.columns.size(); ++i) {
        if (log.columns[i].role != Role::Time && log.columns[i].name != valueColumn)
            columns.push_back(i);
    }
    return columns;
}

} // namespace

Contributions findContributions(const store::EventColumns &events, const ContributionParams &params,
                                const WorkContext &context)
{
    const std::size_t timeIndex = query::columnIndex(events.log(), {}, Role::Time);
    const std::vector<std::size_t> columns = searchedColumns(events.log(), params.valueColumn);
    events.load(columns, context.part(0, 0.3));
    const std::shared_ptr<const store::Column> timeColumn = events.column(timeIndex, context);
    const std::vector<TimeUs> &times = std::get<store::TimeColumn>(*timeColumn).values;
    const query::RowSet rows = query::selectRows(events, params.selection, context);
    const ReferenceRows split = splitRows(times, rows, params, context);
    const Weights weights(events, params.valueColumn, context);

    Contributions result;
    result.observed = weights.sum(split.now);
    result.expected = weights.sum(split.reference) * split.perReference;
    result.events = split.now.size();
    result.references = split.references;
    const Search search{events, params, rows, times, split, weights, result.observed, result.expected, context};
    std::vector<std::vector<Contribution>> found(columns.size());
    constexpr std::size_t kEventsForTwoThreads = 100'000;
    query::onTwoThreads({columns.size(), events.size() > kEventsForTwoThreads}, context,
                        [&](std::size_t i) { found[i] = search.column(columns[i]); });
    for (std::vector<Contribution> &ofColumn : found)
        std::ranges::move(ofColumn, std::back_inserter(result.ranked));
    std::ranges::stable_sort(result.ranked, std::greater<>(), [&result](const Contribution &contribution) {
        return rank(contribution, result.excess());
    });
    return result;
}

TimeWindow anomalousWindow(const result::DecomposedSeries &series, const analysis::AnomalyPeriod &period)
{
    return {series.observed.timeOf(period.firstBucket), series.observed.timeOf(period.lastBucket + 1)};
}

ContributionParams contributionParams(const result::TimeSeriesResult &result, const result::DecomposedSeries &series,
                                      const TimeWindow &window)
{
    ContributionParams params;
    params.selection = result.params.selection;
    if (const std::string &split = result.params.series.splitColumn; !split.empty())
        params.selection.conditions.push_back({split, query::Operator::Equal, series.observed.name});
    params.window = window;
    params.season = series.seasons.empty() ? 0 : series.seasons.back() * series.observed.bucket;
    params.leftOut = result.params.leftOut;
    for (const analysis::AnomalyPeriod &period : series.periods)
        params.leftOut.push_back(anomalousWindow(series, period));
    if (series.observed.aggregate == query::Aggregate::Sum)
        params.valueColumn = series.observed.valueColumn;
    return params;
}

query::Condition contributionCondition(const store::LogInfo &log, const Contribution &contribution)
{
    return {log.columns[contribution.column].name, query::Operator::Equal, contribution.value};
}

} // namespace anomalyst::explain
