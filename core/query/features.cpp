#include "core/query/features.h"

#include "core/query/column_codes.h"
#include "core/query/column_lookup.h"
#include "core/query/feature_normalization.h"
#include "core/query/row_chunks.h"
#include "core/query/value_text.h"

#include <cmath>

namespace anomalyst::query
{

namespace
{

constexpr std::size_t kTextsBetweenChecks = 1 << 10; // texts may be long

// One column of a feature table, filled from one column of the log.
class FeatureFiller
{
public:
    FeatureFiller(const store::EventColumns &events, const RowSet &rows, FeatureTable &table, std::size_t feature,
                  const WorkContext &context)
        : m_events(events)
        , m_rows(rows)
        , m_table(table)
        , m_feature(feature)
        , m_context(context)
    {
    }

    void fill()
    {
        const FeatureSpec &spec = m_table.features[m_feature];
        checkFeature(m_events.log(), spec);
        const std::size_t column = columnIndex(m_events.log(), spec.column);
        if (spec.measure == Measure::Value && spec.part.rule == PartRule::Whole)
            fillNumbers(column);
        else
            fillMeasure(spec, column);
    }

private:
    void fillNumbers(std::size_t column)
    {
        const auto values = m_events.column(column, m_context);
        if (const auto *integers = std::get_if<store::IntegerColumn>(values.get()))
            gather([&](EventRow row) { return number(integers->values[row]); });
        else
            gather([&](EventRow row) { return number(std::get<store::RealColumn>(*values).values[row]); });
    }

    // A missing number counts as 0, as a missing text counts as "": an event is never left out.
    double number(std::int64_t value)
    {
        const bool missing = value == store::kMissingInteger;
        m_table.missing += missing;
        return missing ? 0 : static_cast<double>(value);
    }
    double number(double value)
    {
        const bool missing = std::isnan(value);
        m_table.missing += missing;
        return missing ? 0 : value;
    }

    // Each text is measured once, and not before an event asks for it: a filter may leave few of them.
    void fillMeasure(const FeatureSpec &spec, std::size_t column)
    {
        const ColumnCodes codes(m_events, column, m_context);
        const PartCutter cutter(spec.part);
        std::vector<double> measured(codes.distinct(), std::nan(""));
        std::vector<std::uint8_t> isMissing(spec.measure == Measure::Value ? codes.distinct() : 0);
        std::size_t texts = 0;
        gather([&](EventRow row) {
            const std::uint32_t code = codes.codes()[row];
            double &value = measured[code];
            if (std::isnan(value)) {
                if (++texts % kTextsBetweenChecks == 0)
                    m_context.checkStopped();
                const std::string text = codes.text(code);
                const std::string_view part = cutter.cut(text);
                value = measureText(spec.measure, part, spec.delimiters);
                if (!isMissing.empty())
                    isMissing[code] = !realFromText(part);
            }
            if (!isMissing.empty())
                m_table.missing += isMissing[code];
            return value;
        });
    }

    template<class ValueOf>
    void gather(const ValueOf &valueOf)
    {
        const std::size_t stride = m_table.features.size();
        forChunks(m_rows.size(), m_context, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i)
                m_table.raw[i * stride + m_feature] = valueOf(m_rows.at(i));
        });
    }

    const store::EventColumns &m_events;
    const RowSet &m_rows;
    FeatureTable &m_table;
    std::size_t m_feature;
    const WorkContext &m_context;
};

void applyWeights(FeatureTable &table)
{
    const std::size_t stride = table.features.size();
    for (std::size_t feature = 0; feature < stride; ++feature) {
        const double weight = table.features[feature].weight;
        for (std::size_t i = feature; weight != 1 && i < table.normalized.size(); i += stride)
            table.normalized[i] *= weight;
    }
}

} // namespace

void checkFeature(const store::LogInfo &log, const FeatureSpec &feature)
{
    const ColumnSpec &column = log.columns[columnIndex(log, feature.column)];
    if (!(feature.weight > 0) || !std::isfinite(feature.weight))
        throw Error("the weight is not a finite number above 0", "feature " + formatFeature(feature),
                    "write a weight such as 0.5 or 2, or leave the feature out");
    const bool isNumber = column.type == ColumnType::Integer || column.type == ColumnType::Real;
    if (feature.measure == Measure::Value && feature.part.rule == PartRule::Whole && !isNumber)
        throw Error("column \"" + column.name + "\" holds no numbers", "log " + log.name,
                    "measure its text instead, for example with length:" + column.name);
    PartCutter(feature.part); // refuses what cannot be cut
}

std::vector<FeatureSpec> defaultFeatures(const store::LogInfo &log)
{
    std::vector<FeatureSpec> features;
    const auto addIfThere = [&](Measure measure, Role role) {
        if (const auto column = log.columnWithRole(role))
            features.push_back({measure, log.columns[*column].name});
    };
    addIfThere(Measure::DelimCount, Role::CommandLine);
    addIfThere(Measure::CharOrdScore, Role::Process);
    addIfThere(Measure::CharOrdScore, Role::User);
    addIfThere(Measure::IsSystemSession, Role::Session);
    if (features.empty())
        throw Error("no column has the role command line, process, user or session", "log " + log.name,
                    "name the features, or give columns these roles");
    return features;
}

FeatureTable buildFeatures(const store::EventColumns &events, const RowSet &rows,
                           const std::vector<FeatureSpec> &features, Normalization normalization,
                           const WorkContext &context)
{
    if (features.empty())
        throw Error("there is no feature to measure", "log " + events.log().name, "name at least one feature");
    FeatureTable table;
    table.features = features;
    table.rows = rows.size();
    table.raw.resize(rows.size() * features.size());
    const auto parts = static_cast<double>(features.size() + 1);
    for (std::size_t i = 0; i < features.size(); ++i) {
        context.report(static_cast<double>(i) / parts, "Measuring features");
        const WorkContext part = context.part(static_cast<double>(i) / parts, static_cast<double>(i + 1) / parts);
        FeatureFiller(events, rows, table, i, part).fill();
    }
    table.normalized = normalizedRows(table.raw, features.size(), normalization, context);
    applyWeights(table);
    return table;
}

} // namespace anomalyst::query
