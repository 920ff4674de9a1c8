// The editors of what is counted and in which buckets. GUI thread; the widgets belong to the page.
#pragma once

#include "core/result/time_series_result.h"

#include <QObject>

class QComboBox;

namespace anomalyst::ui
{

class AnalysisPage;

class AggregateEditors : public QObject
{
    Q_OBJECT
public:
    explicit AggregateEditors(AnalysisPage &page);

    void setLog(const store::LogInfo &log); // its columns, and what suits it
    void writeTo(result::TimeSeriesParams &params) const;
    bool hasValueColumn() const;                           // the chosen aggregate needs one and there is one
    bool chooseSmallerBucket();                            // false at the smallest
    void showUsed(const result::TimeSeriesResult &result); // the bucket of a log that is a series itself

Q_SIGNALS:
    void changed();

private:
    void fillValueColumns();
    void showWhatApplies();
    query::Aggregate aggregate() const;

    store::LogInfo m_log;
    bool m_isBucketChosen = false; // by a person; else a log that is a series itself says it
    QComboBox *m_aggregate;
    QComboBox *m_value;
    QComboBox *m_bucket;
    QComboBox *m_split;
};

} // namespace anomalyst::ui
