#include "core/result/feature_preview.h"

#include "core/analysis/clustering/feature_shares.h"
#include "core/query/column_codes.h"
#include "core/query/column_lookup.h"
#include "core/result/feature_dominance.h"

#include <algorithm>

namespace anomalyst::result
{

namespace
{

query::RowSet firstRows(const query::RowSet &rows, std::size_t count)
{
    query::RowSet first{false, rows.total, {}};
    for (std::size_t i = 0; i < std::min(count, rows.size()); ++i)
        first.rows.push_back(rows.at(i));
    return first;
}

std::vector<FeaturePreviewRow> valuesOf(const store::EventColumns &events, const query::RowSet &rows,
                                        const query::FeatureSpec &feature, const WorkContext &context)
{
    const query::FeatureTable table =
        query::buildFeatures(events, rows, {feature}, query::Normalization::None, context);
    const query::ColumnCodes codes(events, query::columnIndex(events.log(), feature.column), context);
    const query::PartCutter cutter(feature.part);
    std::vector<FeaturePreviewRow> values;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::string text = codes.text(codes.codes()[rows.at(i)]);
        std::string part(cutter.cut(text));
        values.push_back({rows.at(i), std::move(text), std::move(part), table.raw[i], {}});
    }
    return values;
}

} // namespace

FeaturePreview previewFeatures(const store::EventColumns &events, const FeaturePreviewParams &params,
                               const WorkContext &context)
{
    const query::RowSet rows = query::selectRows(events, params.selection, context.part(0, 0.1));
    FeaturePreview preview;
    preview.events = rows.size();
    preview.rows = valuesOf(events, firstRows(rows, kFeaturePreviewRows), params.shown, context.part(0.1, 0.3));
    if (params.features.empty())
        return preview;
    const std::size_t columns = params.features.size();
    const query::FeatureTable table =
        query::buildFeatures(events, rows, params.features, params.normalization, context.part(0.3, 0.9));
    for (std::size_t i = 0; i < preview.rows.size() && params.place; ++i)
        preview.rows[i].normalized = table.normalized[i * columns + *params.place];
    preview.shares = analysis::featureShares({table.normalized, columns}, context.part(0.9, 1));
    preview.dominance = dominanceSentence(params.features, preview.shares, params.normalization);
    return preview;
}

} // namespace anomalyst::result
