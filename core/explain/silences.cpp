#include "core/explain/silences.h"

#include "core/base/error.h"
#include "core/query/column_codes.h"
#include "core/query/column_lookup.h"
#include "core/query/row_chunks.h"

#include <algorithm>
#include <cmath>

namespace anomalyst::explain
{

namespace
{

constexpr std::size_t kLeastEvents = 20; // of a source, before anything is usual of it
constexpr std::size_t kLeastSpoken = 8;  // buckets that hold them
constexpr std::size_t kMostBuckets = 10'000'000;

// The events of a selection on one grid.
struct Grid {
    TimeUs start = 0;
    DurationUs bucket = kHourUs;
    std::size_t buckets = 0;
    std::vector<std::uint32_t> bucketOf; // one an entry of the rows; kNone: without a time
    static constexpr std::uint32_t kNone = ~std::uint32_t(0);
};

Grid layGrid(std::span<const TimeUs> times, const query::RowSet &rows, DurationUs bucket, const WorkContext &context)
{
    TimeUs first = std::numeric_limits<TimeUs>::max(), last = std::numeric_limits<TimeUs>::min();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const TimeUs time = times[rows.at(i)];
        if (time != kMissingTime) {
            first = std::min(first, time);
            last = std::max(last, time);
        }
    }
    Grid grid{.start = 0, .bucket = bucket, .buckets = 0, .bucketOf = {}};
    if (first > last)
        return grid;
    grid.start = floorToBucket(first, bucket);
    grid.buckets = static_cast<std::size_t>((last - grid.start) / bucket) + 1;
    if (grid.buckets > kMostBuckets)
        throw Error(std::to_string(grid.buckets) + " buckets would be needed", "silence", "use a longer bucket");
    grid.bucketOf.resize(rows.size());
    query::forChunks(rows.size(), context, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const TimeUs time = times[rows.at(i)];
            grid.bucketOf[i] =
                time == kMissingTime ? Grid::kNone : static_cast<std::uint32_t>((time - grid.start) / bucket);
        }
    });
    return grid;
}

// What happens at one place in the season.
struct Phase {
    double buckets = 0;
    double empty = 0;
    double events = 0;
};

// One source from its first event to the end of the log.
class SourceLife
{
public:
    SourceLife(std::vector<std::uint32_t> counts, std::size_t first, const std::vector<std::uint8_t> &leftOut,
               std::size_t season)
        : m_counts(std::move(counts))
        , m_leftOut(leftOut)
        , m_first(first)
        , m_phases(season)
    {
        for (std::size_t i = first; i < m_counts.size(); ++i)
            note(phaseOf(i), i, 1);
        m_spoken = m_counts.size() - static_cast<std::size_t>(std::ranges::count(m_counts, 0U));
    }

    // body(begin, end, bits, expected) for every stretch of empty buckets.
    template<class Body>
    void forSilences(const Body &body)
    {
        for (std::size_t begin = m_first; m_spoken >= kLeastSpoken && begin < m_counts.size(); ++begin) {
            if (m_counts[begin] != 0 || isLeftOut(begin))
                continue;
            std::size_t end = begin;
            while (end < m_counts.size() && m_counts[end] == 0)
                ++end;
            weigh(begin, end, body);
            begin = end;
        }
    }

private:
    Phase &phaseOf(std::size_t bucket) { return m_phases[bucket % m_phases.size()]; }
    bool isLeftOut(std::size_t bucket) const { return !m_leftOut.empty() && m_leftOut[bucket] != 0; }

    void note(Phase &phase, std::size_t bucket, double sign)
    {
        if (isLeftOut(bucket))
            return;
        phase.buckets += sign;
        phase.empty += m_counts[bucket] == 0 ? sign : 0;
        phase.events += sign * m_counts[bucket];
    }

    template<class Body>
    void weigh(std::size_t begin, std::size_t end, const Body &body)
    {
        for (std::size_t i = begin; i < end; ++i)
            note(phaseOf(i), i, -1);
        double bits = 0, expected = 0;
        for (std::size_t i = begin; i < end; ++i) {
            const Phase &phase = phaseOf(i);
            if (isLeftOut(i) || phase.buckets == 0)
                continue;
            expected += phase.events / phase.buckets;
            const double likelihood = (phase.empty + 1) / (phase.buckets + 2);
            bits += likelihood <= 0.5 ? -std::log2(likelihood) : 0;
        }
        for (std::size_t i = begin; i < end; ++i)
            note(phaseOf(i), i, +1);
        body(begin, end, bits, expected);
    }

    std::vector<std::uint32_t> m_counts; // one a bucket of the log
    const std::vector<std::uint8_t> &m_leftOut;
    std::size_t m_first;
    std::size_t m_spoken = 0; // buckets with events
    std::vector<Phase> m_phases;
};

struct Search {
    const SilenceParams &params;
    Grid grid;
    std::vector<std::uint8_t> leftOut;
    std::vector<Silence> found = {};

    // Entries of the row set that belong to one source, by bucket.
    void addSource(std::span<const std::uint32_t> buckets, std::optional<std::size_t> column, const std::string &value)
    {
        if (buckets.size() < kLeastEvents)
            return;
        std::vector<std::uint32_t> counts(grid.buckets);
        std::size_t first = grid.buckets;
        for (const std::uint32_t bucket : buckets) {
            ++counts[bucket];
            first = std::min<std::size_t>(first, bucket);
        }
        SourceLife life(std::move(counts), first, leftOut, static_cast<std::size_t>(std::max(1, params.season)));
        life.forSilences([&](std::size_t begin, std::size_t end, double bits, double expected) {
            if (bits < params.leastBits)
                return;
            const auto timeOf = [&](std::size_t bucket) {
                return grid.start + static_cast<DurationUs>(bucket) * grid.bucket;
            };
            found.push_back(
                {column, value, {timeOf(begin), timeOf(end)}, end - begin, expected, bits, end == grid.buckets});
        });
    }
};

std::vector<std::uint8_t> markLeftOut(const Grid &grid, const std::vector<TimeWindow> &windows)
{
    std::vector<std::uint8_t> marks(windows.empty() ? 0 : grid.buckets);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const TimeUs time = grid.start + static_cast<DurationUs>(i) * grid.bucket;
        marks[i] = std::ranges::any_of(windows, [time](const TimeWindow &window) { return window.contains(time); });
    }
    return marks;
}

// The buckets of all events, ordered by source: source s has [ends[s - 1], ends[s]).
void addSources(Search &search, const query::ColumnCodes &codes, const query::RowSet &rows, std::size_t column,
                const WorkContext &context)
{
    const Grid &grid = search.grid;
    std::vector<std::size_t> next(codes.distinct() + 1);
    for (std::size_t i = 0; i < rows.size(); ++i)
        next[codes.codes()[rows.at(i)] + 1] += grid.bucketOf[i] != Grid::kNone ? 1 : 0;
    for (std::size_t code = 1; code < next.size(); ++code)
        next[code] += next[code - 1];
    std::vector<std::uint32_t> buckets(next.back());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (grid.bucketOf[i] != Grid::kNone)
            buckets[next[codes.codes()[rows.at(i)]]++] = grid.bucketOf[i];
    }
    std::size_t begin = 0; // `next` has become the ends
    const auto distinct = static_cast<std::uint32_t>(codes.distinct());
    for (std::uint32_t code = 0; code < distinct; ++code) {
        context.checkStopped();
        if (code != query::ColumnCodes::kMissing)
            search.addSource(std::span(buckets).subspan(begin, next[code] - begin), column, codes.text(code));
        begin = next[code];
    }
}

} // namespace

std::vector<Silence> findSilences(const store::EventColumns &events, const SilenceParams &params,
                                  const WorkContext &context)
{
    const std::size_t timeIndex = query::columnIndex(events.log(), {}, Role::Time);
    const std::shared_ptr<const store::Column> timeColumn = events.column(timeIndex, context);
    const std::vector<TimeUs> &times = std::get<store::TimeColumn>(*timeColumn).values;
    const query::RowSet rows = query::selectRows(events, params.selection, context);
    Grid grid = layGrid(times, rows, params.bucket, context);
    if (grid.buckets == 0)
        return {};
    std::vector<std::uint8_t> leftOut = markLeftOut(grid, params.leftOut);
    Search search{params, std::move(grid), std::move(leftOut)};
    std::vector<std::uint32_t> all = search.grid.bucketOf;
    std::erase(all, Grid::kNone);
    search.addSource(all, std::nullopt, {});
    for (const std::string &name : params.columns) {
        const std::size_t column = query::columnIndex(events.log(), name);
        addSources(search, query::ColumnCodes(events, column, context), rows, column, context);
    }
    std::ranges::stable_sort(search.found, std::greater<>(), &Silence::surpriseBits);
    if (search.found.size() > params.most)
        search.found.resize(params.most);
    return std::move(search.found);
}

std::vector<std::string> sourceColumns(const store::LogInfo &log)
{
    for (const Role role : {Role::Host, Role::User}) {
        std::vector<std::string> names;
        for (const std::size_t column : log.columnsWithRole(role))
            names.push_back(log.columns[column].name);
        if (!names.empty())
            return names;
    }
    return {};
}

SilenceParams silenceParams(const result::TimeSeriesResult &result, const store::LogInfo &log)
{
    SilenceParams params;
    params.selection = result.params.selection;
    params.bucket = result.params.series.bucket;
    params.season = result.series.front().longestSeason();
    params.leftOut = result.params.leftOut;
    const std::string &split = result.params.series.splitColumn;
    params.columns = split.empty() ? sourceColumns(log) : std::vector{split};
    return params;
}

} // namespace anomalyst::explain
