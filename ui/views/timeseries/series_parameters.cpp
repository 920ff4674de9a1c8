#include "ui/views/timeseries/series_parameters.h"

#include "ui/widgets/analysis_page.h"
#include "ui/widgets/plain_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSignalBlocker>
#include <QSpinBox>

#include <array>

namespace anomalyst::ui
{

namespace
{

constexpr std::array kBuckets =
    std::to_array<DurationUs>({kSecondUs, 10 * kSecondUs, kMinuteUs, 5 * kMinuteUs, 15 * kMinuteUs, 30 * kMinuteUs,
                               kHourUs, 6 * kHourUs, 12 * kHourUs, kDayUs, kWeekUs});
constexpr std::size_t kTopSplits = 20;

bool isNumber(const ColumnSpec &column)
{
    return column.type == ColumnType::Integer || column.type == ColumnType::Real;
}

QString bucketName(DurationUs bucket)
{
    struct Unit {
        DurationUs length;
        const char *name;
    };
    for (const Unit unit : {Unit{kWeekUs, "week"}, Unit{kDayUs, "day"}, Unit{kHourUs, "hour"},
                            Unit{kMinuteUs, "minute"}, Unit{kSecondUs, "second"}}) {
        if (bucket % unit.length == 0) {
            const auto count = bucket / unit.length;
            return QStringLiteral("%1 %2%3").arg(count).arg(QLatin1String(unit.name),
                                                            QLatin1String(count == 1 ? "" : "s"));
        }
    }
    return QString::fromStdString(formatDuration(bucket));
}

QDoubleSpinBox *scoreEditor(const char *name)
{
    auto *editor = new QDoubleSpinBox;
    editor->setObjectName(QLatin1String(name));
    editor->setRange(0, 1000);
    editor->setDecimals(2);
    editor->setSingleStep(0.25);
    editor->setValue(3);
    return editor;
}

QSpinBox *periodEditor(const char *name, int least)
{
    auto *editor = new QSpinBox;
    editor->setObjectName(QLatin1String(name));
    editor->setRange(least, 1'000'000);
    return editor;
}

// A name that came from a log, as an item that keeps the true one.
void addColumn(QComboBox &box, const std::string &name)
{
    const QString text = QString::fromStdString(name);
    box.addItem(actionText(text), text);
}

} // namespace

SeriesParameters::SeriesParameters(AnalysisPage &page)
    : QObject(&page)
{
    makeSeriesEditors(page);
    makeStlEditors(page);
    makeAnomalyEditors(page);
    showWhatApplies();
}

void SeriesParameters::makeSeriesEditors(AnalysisPage &page)
{
    m_aggregate = new QComboBox;
    m_aggregate->setObjectName(QStringLiteral("aggregate"));
    for (const auto aggregate : {query::Aggregate::Count, query::Aggregate::Sum, query::Aggregate::Mean,
                                 query::Aggregate::Min, query::Aggregate::Max, query::Aggregate::Distinct}) {
        const std::string name(query::aggregateName(aggregate));
        m_aggregate->addItem(QString::fromStdString(name), static_cast<int>(aggregate));
    }
    m_value = new QComboBox;
    m_value->setObjectName(QStringLiteral("value"));
    m_bucket = new QComboBox;
    m_bucket->setObjectName(QStringLiteral("bucket"));
    for (const DurationUs bucket : kBuckets)
        m_bucket->addItem(bucketName(bucket), QVariant::fromValue<qlonglong>(bucket));
    m_split = new QComboBox;
    m_split->setObjectName(QStringLiteral("split"));

    page.addParameterCaption(tr("Series"));
    page.addParameter(tr("Aggregate"), m_aggregate, tr("What becomes of the events of a bucket"));
    page.addParameter(tr("Value column"), m_value, tr("The column that is summed, averaged or counted distinct"));
    page.addParameter(tr("Bucket"), m_bucket, tr("Length of a bucket of time, aligned in UTC"));
    page.addParameter(tr("Split by"), m_split, tr("One series for each of the %1 largest values").arg(kTopSplits));
    connect(m_aggregate, &QComboBox::activated, this, [this] {
        fillValueColumns();
        showWhatApplies();
        Q_EMIT changed();
    });
    connect(m_bucket, &QComboBox::activated, this, [this] { m_isBucketChosen = true; });
    for (QComboBox *box : {m_value, m_bucket, m_split})
        connect(box, &QComboBox::activated, this, &SeriesParameters::changed);
}

void SeriesParameters::makeStlEditors(AnalysisPage &page)
{
    using result::PeriodChoice;
    m_periodChoice = new QComboBox;
    m_periodChoice->setObjectName(QStringLiteral("periodChoice"));
    for (const auto &[name, choice] :
         {std::pair(tr("by the bucket"), PeriodChoice::ByBucket), std::pair(tr("detected"), PeriodChoice::Detected),
          std::pair(tr("given"), PeriodChoice::Given), std::pair(tr("none"), PeriodChoice::None)})
        m_periodChoice->addItem(name, static_cast<int>(choice));
    m_period = periodEditor("period", 2);
    m_period->setValue(24);
    m_secondPeriod = periodEditor("secondPeriod", 1);
    m_secondPeriod->setSpecialValueText(tr("none"));
    m_seasonal = new QSpinBox;
    m_seasonal->setObjectName(QStringLiteral("seasonal"));
    m_seasonal->setRange(3, 9999);
    m_seasonal->setSingleStep(2);
    m_seasonal->setValue(7);
    m_robust = new QCheckBox(tr("Robust"));
    m_robust->setObjectName(QStringLiteral("robust"));

    page.addParameterCaption(tr("Decomposition (STL)"));
    page.addParameter(tr("Season"), m_periodChoice,
                      tr("By the bucket: 24 for hours, 7 for days, 60 for minutes. Detected: from the series itself. "
                         "None: trend and residual only"));
    page.addParameter(tr("Period in buckets"), m_period, tr("After how many buckets the season repeats"));
    page.addParameter(tr("Second period"), m_secondPeriod,
                      tr("A season over the season, such as 168 hours over 24 (MSTL)"));
    page.addParameter(tr("Seasonal smoother"), m_seasonal, tr("Odd; how many seasons are smoothed together"));
    page.addParameter(m_robust, tr("Outliers pull less at trend and season; takes longer"));
    connect(m_periodChoice, &QComboBox::activated, this, [this] {
        showWhatApplies();
        Q_EMIT changed();
    });
    connect(m_period, &QSpinBox::valueChanged, this, &SeriesParameters::changed);
    connect(m_secondPeriod, &QSpinBox::valueChanged, this, &SeriesParameters::changed);
    connect(m_seasonal, &QSpinBox::valueChanged, this, &SeriesParameters::changed);
    connect(m_robust, &QCheckBox::toggled, this, &SeriesParameters::changed);
}

void SeriesParameters::makeAnomalyEditors(AnalysisPage &page)
{
    m_threshold = scoreEditor("threshold");
    m_spikes = new QCheckBox(tr("Report spikes"));
    m_spikes->setObjectName(QStringLiteral("spikes"));
    m_spikes->setChecked(true);
    m_dips = new QCheckBox(tr("Report dips"));
    m_dips->setObjectName(QStringLiteral("dips"));
    m_ownLower = new QCheckBox(tr("Own threshold for dips"));
    m_ownLower->setObjectName(QStringLiteral("ownLower"));
    m_lower = scoreEditor("lowerThreshold");

    m_score = new QComboBox;
    m_score->setObjectName(QStringLiteral("score"));
    m_score->addItem(tr("z-score"), static_cast<int>(analysis::ScoreKind::ZScore));
    m_score->addItem(tr("robust"), static_cast<int>(analysis::ScoreKind::Robust));
    connect(m_score, &QComboBox::activated, this, &SeriesParameters::changed);

    page.addParameterCaption(tr("Anomalies"));
    page.addParameter(tr("Score"), m_score,
                      tr("z-score: mean and standard deviation of the residual. Robust: median and 1.4826·MAD, which "
                         "one huge spike cannot stretch"));
    page.addParameter(tr("Threshold"), m_threshold,
                      tr("Score from which on a bucket is an anomaly; the decomposition stays. Drag the line in the "
                         "chart"));
    page.addParameter(m_spikes);
    page.addParameter(m_dips);
    page.addParameter(m_ownLower);
    page.addParameter(tr("Lower threshold"), m_lower);
    for (QDoubleSpinBox *editor : {m_threshold, m_lower})
        connect(editor, &QDoubleSpinBox::valueChanged, this, &SeriesParameters::thresholdsChanged);
    for (QCheckBox *box : {m_spikes, m_dips, m_ownLower}) {
        connect(box, &QCheckBox::toggled, this, [this] {
            showWhatApplies();
            Q_EMIT thresholdsChanged();
        });
    }
}

void SeriesParameters::setLog(const store::LogInfo &log)
{
    m_log = log;
    const bool hasBytes = log.columnWithRole(Role::Bytes).has_value();
    const auto wanted = hasBytes ? query::Aggregate::Sum : query::Aggregate::Count;
    m_aggregate->setCurrentIndex(m_aggregate->findData(static_cast<int>(wanted)));
    m_bucket->setCurrentIndex(m_bucket->findData(QVariant::fromValue<qlonglong>(kHourUs)));
    m_isBucketChosen = false;
    fillValueColumns();
    m_split->clear();
    m_split->addItem(tr("nothing"), QString());
    for (const ColumnSpec &column : log.columns) {
        if (column.type == ColumnType::Text)
            addColumn(*m_split, column.name);
    }
    showWhatApplies();
}

void SeriesParameters::fillValueColumns()
{
    const QVariant before = m_value->currentData();
    m_value->clear();
    for (const ColumnSpec &column : m_log.columns) {
        if (isNumber(column) || aggregate() == query::Aggregate::Distinct)
            addColumn(*m_value, column.name);
    }
    int index = m_value->findData(before);
    const auto bytes = m_log.columnWithRole(Role::Bytes);
    if (index < 0 && bytes)
        index = m_value->findData(QString::fromStdString(m_log.columns[*bytes].name));
    m_value->setCurrentIndex(std::max(0, index));
}

void SeriesParameters::showWhatApplies()
{
    m_value->setEnabled(aggregate() != query::Aggregate::Count && m_value->count() > 0);
    m_period->setEnabled(periodChoice() == result::PeriodChoice::Given);
    m_secondPeriod->setEnabled(m_period->isEnabled());
    m_ownLower->setEnabled(m_dips->isChecked());
    m_lower->setEnabled(m_dips->isChecked() && m_ownLower->isChecked());
}

query::Aggregate SeriesParameters::aggregate() const
{
    return static_cast<query::Aggregate>(m_aggregate->currentData().toInt());
}

result::PeriodChoice SeriesParameters::periodChoice() const
{
    return static_cast<result::PeriodChoice>(m_periodChoice->currentData().toInt());
}

bool SeriesParameters::hasValueColumn() const
{
    return aggregate() == query::Aggregate::Count || m_value->count() > 0;
}

result::TimeSeriesParams SeriesParameters::params() const
{
    result::TimeSeriesParams params;
    params.series.aggregate = aggregate();
    if (aggregate() != query::Aggregate::Count)
        params.series.valueColumn = m_value->currentData().toString().toStdString();
    params.series.bucket = m_bucket->currentData().toLongLong();
    params.series.splitColumn = m_split->currentData().toString().toStdString();
    params.series.topSplits = params.series.splitColumn.empty() ? 0 : kTopSplits;
    params.isAutomaticBucket = !m_isBucketChosen;
    params.periodChoice = periodChoice();
    params.periods = {m_period->value()};
    if (m_secondPeriod->value() > 1 && m_secondPeriod->value() != m_period->value())
        params.periods.push_back(m_secondPeriod->value());
    std::ranges::sort(params.periods);
    params.score = static_cast<analysis::ScoreKind>(m_score->currentData().toInt());
    params.stl.seasonal = m_seasonal->value() | 1; // an even one is the next odd one
    params.stl.robust = m_robust->isChecked();
    params.anomaly = anomalyParams();
    params.period = periodParams();
    return params;
}

analysis::AnomalyParams SeriesParameters::anomalyParams() const
{
    analysis::AnomalyParams params;
    params.threshold = m_threshold->value();
    if (m_dips->isChecked() && m_ownLower->isChecked())
        params.thresholdLow = m_lower->value();
    return params;
}

analysis::PeriodParams SeriesParameters::periodParams() const
{
    analysis::PeriodParams params;
    params.spikes = m_spikes->isChecked();
    params.dips = m_dips->isChecked();
    return params;
}

void SeriesParameters::setThreshold(double score, bool isLower)
{
    const bool own = isLower && m_dips->isChecked() && m_ownLower->isChecked();
    (own ? m_lower : m_threshold)->setValue(std::max(0.0, score));
}

bool SeriesParameters::chooseSmallerBucket()
{
    if (m_bucket->currentIndex() <= 0)
        return false;
    m_bucket->setCurrentIndex(m_bucket->currentIndex() - 1);
    m_isBucketChosen = true;
    Q_EMIT changed();
    return true;
}

void SeriesParameters::choosePeriods(const std::vector<int> &periods)
{
    const auto choice = periods.empty() ? result::PeriodChoice::None : result::PeriodChoice::Given;
    m_periodChoice->setCurrentIndex(m_periodChoice->findData(static_cast<int>(choice)));
    const QSignalBlocker first(m_period), second(m_secondPeriod);
    if (!periods.empty())
        m_period->setValue(periods.front());
    m_secondPeriod->setValue(periods.size() > 1 ? periods[1] : 1);
    showWhatApplies();
    Q_EMIT changed();
}

void SeriesParameters::showUsed(const result::TimeSeriesResult &result, const result::DecomposedSeries &series)
{
    const QSignalBlocker first(m_period), second(m_secondPeriod);
    if (periodChoice() != result::PeriodChoice::Given && !series.seasons.empty()) {
        m_period->setValue(series.seasons.front());
        m_secondPeriod->setValue(series.seasons.size() > 1 ? series.seasons[1] : 1);
    }
    if (!result.regularLog || m_isBucketChosen)
        return;
    const auto bucket = QVariant::fromValue<qlonglong>(series.observed.bucket);
    if (m_bucket->findData(bucket) < 0)
        m_bucket->addItem(bucketName(series.observed.bucket), bucket);
    m_bucket->setCurrentIndex(m_bucket->findData(bucket));
}

} // namespace anomalyst::ui
