// Text of the kernels, included once for each instruction set with KERNEL_LANES and KERNEL_TABLE defined: vector code
// must be parsed under the target it is meant for, so that templates with a target parameter would not do. No include
// guard on purpose; included by loess_kernels_*.cpp alone.

namespace anomalyst::analysis
{

namespace
{

constexpr std::size_t kLanes = KERNEL_LANES;
typedef double Pack __attribute__((vector_size(kLanes * sizeof(double))));
typedef double LoosePack __attribute__((vector_size(kLanes * sizeof(double)), aligned(sizeof(double)), may_alias));

template<class V>
inline V load(const double *from)
{
    if constexpr (sizeof(V) == sizeof(double))
        return *from;
    else
        return *reinterpret_cast<const LoosePack *>(from);
}

template<class V>
inline void store(double *to, const V &value)
{
    if constexpr (sizeof(V) == sizeof(double))
        *to = value;
    else
        *reinterpret_cast<LoosePack *>(to) = value;
}

template<class V>
inline V filled(double value)
{
    return V{} + value;
}

double sumOf(const Pack &pack)
{
    double sum = 0;
    for (std::size_t lane = 0; lane < kLanes; ++lane)
        sum += pack[lane];
    return sum;
}

template<class V>
inline void filterOne(const SymmetricTaps &taps, const double *x, double *out)
{
    V sum = taps.weight[0] * load<V>(x);
    for (std::size_t t = 1; t <= taps.half; ++t) {
        const std::ptrdiff_t away = static_cast<std::ptrdiff_t>(t) * taps.stride;
        sum += taps.weight[t] * (load<V>(x - away) + load<V>(x + away));
    }
    store<V>(out, sum);
}

// Four packs at once keep the adders busy.
inline void filterFour(const SymmetricTaps &taps, const double *x, double *out)
{
    Pack a = taps.weight[0] * load<Pack>(x);
    Pack b = taps.weight[0] * load<Pack>(x + kLanes);
    Pack c = taps.weight[0] * load<Pack>(x + 2 * kLanes);
    Pack d = taps.weight[0] * load<Pack>(x + 3 * kLanes);
    const double *left = x;
    const double *right = x;
    for (std::size_t t = 1; t <= taps.half; ++t) {
        left -= taps.stride;
        right += taps.stride;
        const Pack weight = filled<Pack>(taps.weight[t]);
        a += weight * (load<Pack>(left) + load<Pack>(right));
        b += weight * (load<Pack>(left + kLanes) + load<Pack>(right + kLanes));
        c += weight * (load<Pack>(left + 2 * kLanes) + load<Pack>(right + 2 * kLanes));
        d += weight * (load<Pack>(left + 3 * kLanes) + load<Pack>(right + 3 * kLanes));
    }
    store<Pack>(out, a);
    store<Pack>(out + kLanes, b);
    store<Pack>(out + 2 * kLanes, c);
    store<Pack>(out + 3 * kLanes, d);
}

void filter(const SymmetricTaps &taps, const double *values, double *out, std::size_t count)
{
    std::size_t i = 0;
    for (; i + 4 * kLanes <= count; i += 4 * kLanes)
        filterFour(taps, values + i, out + i);
    for (; i + kLanes <= count; i += kLanes)
        filterOne<Pack>(taps, values + i, out + i);
    for (; i < count; ++i)
        filterOne<double>(taps, values + i, out + i);
}

template<class V>
struct MeanSums {
    V weight, product;

    MeanSums(const SymmetricTaps &taps, const WeightedValues &x)
        : weight(taps.weight[0] * load<V>(x.weights))
        , product(taps.weight[0] * load<V>(x.products))
    {
    }
    inline void addPair(const SymmetricTaps &taps, std::size_t t, const WeightedValues &x)
    {
        const std::ptrdiff_t away = static_cast<std::ptrdiff_t>(t) * taps.stride;
        weight += taps.weight[t] * (load<V>(x.weights - away) + load<V>(x.weights + away));
        product += taps.weight[t] * (load<V>(x.products - away) + load<V>(x.products + away));
    }
    inline void finish(const double *values, double *out) const
    {
        store<V>(out, weight > V{} ? product / weight : load<V>(values));
    }
};

void weightedMean(const SymmetricTaps &taps, const WeightedValues &x, double *out, std::size_t count)
{
    const auto one = [&]<class V>(V, std::size_t i) {
        const WeightedValues here = x.from(static_cast<std::ptrdiff_t>(i));
        MeanSums<V> sums(taps, here);
        for (std::size_t t = 1; t <= taps.half; ++t)
            sums.addPair(taps, t, here);
        sums.finish(here.values, out + i);
    };
    std::size_t i = 0;
    for (; i + 2 * kLanes <= count; i += 2 * kLanes) {
        const WeightedValues here = x.from(static_cast<std::ptrdiff_t>(i));
        const WeightedValues next = here.from(static_cast<std::ptrdiff_t>(kLanes));
        MeanSums<Pack> a(taps, here), b(taps, next);
        for (std::size_t t = 1; t <= taps.half; ++t) {
            a.addPair(taps, t, here);
            b.addPair(taps, t, next);
        }
        a.finish(here.values, out + i);
        b.finish(next.values, out + i + kLanes);
    }
    for (; i + kLanes <= count; i += kLanes)
        one(Pack{}, i);
    for (; i < count; ++i)
        one(double{}, i);
}

// Sums of w, w t, w t t, w y, w t y over a window, t counted from its centre.
template<class V>
struct LineSums {
    V weight, offset, square, product, offsetProduct;

    LineSums(const SymmetricTaps &taps, const WeightedValues &x)
        : weight(taps.weight[0] * load<V>(x.weights))
        , offset{}
        , square{}
        , product(taps.weight[0] * load<V>(x.products))
        , offsetProduct{}
    {
    }
    inline void addPair(const SymmetricTaps &taps, std::size_t t, const WeightedValues &x)
    {
        const std::ptrdiff_t away = static_cast<std::ptrdiff_t>(t) * taps.stride;
        const V leftWeight = load<V>(x.weights - away);
        const V rightWeight = load<V>(x.weights + away);
        const V leftProduct = load<V>(x.products - away);
        const V rightProduct = load<V>(x.products + away);
        const V both = leftWeight + rightWeight;
        weight += taps.weight[t] * both;
        square += taps.weightSquare[t] * both;
        offset += taps.weightOffset[t] * (rightWeight - leftWeight);
        product += taps.weight[t] * (leftProduct + rightProduct);
        offsetProduct += taps.weightOffset[t] * (rightProduct - leftProduct);
    }
    inline void finish(const double *values, const double *limits, double *out) const
    {
        const V mean = offset / weight;
        const V fit = product / weight;
        const V variance = square / weight - mean * mean;
        const V slope = (offsetProduct / weight - mean * fit) / variance;
        const V line = variance > load<V>(limits) ? fit - mean * slope : fit;
        store<V>(out, weight > V{} ? line : load<V>(values));
    }
};

template<class V>
inline void lineOne(const SymmetricTaps &taps, const WeightedValues &x, const double *limits, double *out)
{
    LineSums<V> sums(taps, x);
    for (std::size_t t = 1; t <= taps.half; ++t)
        sums.addPair(taps, t, x);
    sums.finish(x.values, limits, out);
}

void weightedLine(const SymmetricTaps &taps, const WeightedValues &x, const SlopeLimits &limits, double *out,
                  std::size_t count)
{
    static_assert(2 * kLanes <= kLimitSlack);
    std::size_t phase = limits.phase;
    const auto forward = [&](std::size_t steps) {
        for (phase += steps; phase >= limits.period;)
            phase -= limits.period;
    };
    std::size_t i = 0;
    for (; i + 2 * kLanes <= count; i += 2 * kLanes, forward(2 * kLanes)) {
        const WeightedValues here = x.from(static_cast<std::ptrdiff_t>(i));
        const WeightedValues next = here.from(static_cast<std::ptrdiff_t>(kLanes));
        LineSums<Pack> a(taps, here), b(taps, next);
        for (std::size_t t = 1; t <= taps.half; ++t) {
            a.addPair(taps, t, here);
            b.addPair(taps, t, next);
        }
        a.finish(here.values, limits.values + phase, out + i);
        b.finish(next.values, limits.values + phase + kLanes, out + i + kLanes);
    }
    for (; i + kLanes <= count; i += kLanes, forward(kLanes))
        lineOne<Pack>(taps, x.from(static_cast<std::ptrdiff_t>(i)), limits.values + phase, out + i);
    for (; i < count; ++i, forward(1))
        lineOne<double>(taps, x.from(static_cast<std::ptrdiff_t>(i)), limits.values + phase, out + i);
}

template<class V>
inline void edgeFilterOne(const EdgeTaps &taps, const double *x, double *out)
{
    V sum{};
    for (std::size_t j = 0; j < taps.count; ++j, x += taps.tapStride)
        sum += taps.weight[j] * load<V>(x);
    store<V>(out, sum);
}

void edgeFilter(const EdgeTaps &taps, const double *values, double *out, std::size_t lanes)
{
    std::size_t i = 0;
    for (; i + kLanes <= lanes; i += kLanes)
        edgeFilterOne<Pack>(taps, values + i, out + i);
    for (; i < lanes; ++i)
        edgeFilterOne<double>(taps, values + i, out + i);
}

// Two passes, the second around the mean position: few and uneven weights at an end would lose digits in one.
template<class V>
inline void edgeFitOne(const EdgeTaps &taps, const WeightedValues &x, double *out)
{
    V weight{}, moment{};
    for (std::size_t j = 0; j < taps.count; ++j) {
        const V here = taps.weight[j] * load<V>(x.weights + static_cast<std::ptrdiff_t>(j) * taps.tapStride);
        weight += here;
        moment += static_cast<double>(j) * here;
    }
    const V mean = moment / weight;
    V square{}, product{}, offsetProduct{};
    for (std::size_t j = 0; j < taps.count; ++j) {
        const std::ptrdiff_t away = static_cast<std::ptrdiff_t>(j) * taps.tapStride;
        const V offset = static_cast<double>(j) - mean;
        const V part = taps.weight[j] * load<V>(x.products + away);
        square += taps.weight[j] * load<V>(x.weights + away) * offset * offset;
        product += part;
        offsetProduct += part * offset;
    }
    const V variance = square / weight;
    const V slope = (taps.at - mean) * (offsetProduct / weight) / variance;
    const V limit = filled<V>(taps.leastVariance);
    const V fit = product / weight + (variance > limit ? slope : V{});
    store<V>(out, weight > V{} ? fit : load<V>(out));
}

void edgeFit(const EdgeTaps &taps, const WeightedValues &x, double *out, std::size_t lanes)
{
    std::size_t i = 0;
    for (; i + kLanes <= lanes; i += kLanes)
        edgeFitOne<Pack>(taps, x.from(static_cast<std::ptrdiff_t>(i)), out + i);
    for (; i < lanes; ++i)
        edgeFitOne<double>(taps, x.from(static_cast<std::ptrdiff_t>(i)), out + i);
}

double dot(const EdgeTaps &taps, const double *x)
{
    Pack a{}, b{}, c{}, d{};
    std::size_t j = 0;
    for (; j + 4 * kLanes <= taps.count; j += 4 * kLanes) {
        a += load<Pack>(taps.weight + j) * load<Pack>(x + j);
        b += load<Pack>(taps.weight + j + kLanes) * load<Pack>(x + j + kLanes);
        c += load<Pack>(taps.weight + j + 2 * kLanes) * load<Pack>(x + j + 2 * kLanes);
        d += load<Pack>(taps.weight + j + 3 * kLanes) * load<Pack>(x + j + 3 * kLanes);
    }
    for (; j + kLanes <= taps.count; j += kLanes)
        a += load<Pack>(taps.weight + j) * load<Pack>(x + j);
    double sum = sumOf((a + b) + (c + d));
    for (; j < taps.count; ++j)
        sum += taps.weight[j] * x[j];
    return sum;
}

Pack firstPositions()
{
    Pack positions{};
    for (std::size_t lane = 0; lane < kLanes; ++lane)
        positions[lane] = static_cast<double>(lane);
    return positions;
}

double fit(const EdgeTaps &taps, const WeightedValues &x, double fallback)
{
    const std::size_t whole = taps.count - taps.count % kLanes;
    Pack weights{}, moments{}, positions = firstPositions();
    for (std::size_t j = 0; j < whole; j += kLanes, positions += static_cast<double>(kLanes)) {
        const Pack here = load<Pack>(taps.weight + j) * load<Pack>(x.weights + j);
        weights += here;
        moments += here * positions;
    }
    double weight = sumOf(weights), moment = sumOf(moments);
    for (std::size_t j = whole; j < taps.count; ++j) {
        weight += taps.weight[j] * x.weights[j];
        moment += taps.weight[j] * x.weights[j] * static_cast<double>(j);
    }
    if (!(weight > 0))
        return fallback;

    const double mean = moment / weight;
    Pack squares{}, products{}, offsetProducts{}, offsets = firstPositions() - mean;
    for (std::size_t j = 0; j < whole; j += kLanes, offsets += static_cast<double>(kLanes)) {
        const Pack part = load<Pack>(taps.weight + j) * load<Pack>(x.products + j);
        squares += load<Pack>(taps.weight + j) * load<Pack>(x.weights + j) * offsets * offsets;
        products += part;
        offsetProducts += part * offsets;
    }
    double square = sumOf(squares), product = sumOf(products), offsetProduct = sumOf(offsetProducts);
    for (std::size_t j = whole; j < taps.count; ++j) {
        const double offset = static_cast<double>(j) - mean;
        square += taps.weight[j] * x.weights[j] * offset * offset;
        product += taps.weight[j] * x.products[j];
        offsetProduct += taps.weight[j] * x.products[j] * offset;
    }
    const double variance = square / weight;
    const double slope = variance > taps.leastVariance ? offsetProduct / weight / variance : 0;
    return product / weight + (taps.at - mean) * slope;
}

// Runs `one` over packs and then over what is left. In place is fine: nothing is read twice.
template<class One>
inline void forEach(std::size_t count, One one)
{
    std::size_t i = 0;
    for (; i + kLanes <= count; i += kLanes)
        one(Pack{}, i);
    for (; i < count; ++i)
        one(double{}, i);
}

void multiply(const double *a, const double *b, double *out, std::size_t count)
{
    forEach(count, [=]<class V>(V, std::size_t i) { store<V>(out + i, load<V>(a + i) * load<V>(b + i)); });
}

void subtract(const double *a, const double *b, double *out, std::size_t count)
{
    forEach(count, [=]<class V>(V, std::size_t i) { store<V>(out + i, load<V>(a + i) - load<V>(b + i)); });
}

void add(const double *a, const double *b, double *out, std::size_t count)
{
    forEach(count, [=]<class V>(V, std::size_t i) { store<V>(out + i, load<V>(a + i) + load<V>(b + i)); });
}

void scale(const double *a, double factor, double *out, std::size_t count)
{
    forEach(count, [=]<class V>(V, std::size_t i) { store<V>(out + i, load<V>(a + i) * factor); });
}

void absoluteRest(const double *a, const double *b, const double *c, double *out, std::size_t count)
{
    forEach(count, [=]<class V>(V, std::size_t i) {
        const V rest = load<V>(a + i) - load<V>(b + i) - load<V>(c + i);
        store<V>(out + i, rest < V{} ? -rest : rest);
    });
}

void bisquare(const double *distances, double scale, double *out, std::size_t count)
{
    forEach(count, [=]<class V>(V, std::size_t i) {
        const V distance = load<V>(distances + i);
        const V ratio = distance / scale;
        const V base = 1.0 - ratio * ratio;
        const V near = distance <= filled<V>(0.001 * scale) ? filled<V>(1.0) : base * base;
        store<V>(out + i, distance <= filled<V>(0.999 * scale) ? near : V{});
    });
}

} // namespace

extern const LoessKernels KERNEL_TABLE;
const LoessKernels KERNEL_TABLE = {filter,   weightedMean, weightedLine, edgeFilter, edgeFit,      dot,     fit,
                                   multiply, subtract,     add,          scale,      absoluteRest, bisquare};

} // namespace anomalyst::analysis
