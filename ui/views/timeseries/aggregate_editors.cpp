#include "ui/views/timeseries/aggregate_editors.h"

#include "ui/widgets/analysis_page.h"
#include "ui/widgets/plain_label.h"

#include <QComboBox>

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

// A name that came from a log, as an item that keeps the true one.
void addColumn(QComboBox &box, const std::string &name)
{
    const QString text = QString::fromStdString(name);
    box.addItem(actionText(text), text);
}

} // namespace

AggregateEditors::AggregateEditors(AnalysisPage &page)
    : QObject(&page)
    , m_aggregate(new QComboBox)
    , m_value(new QComboBox)
    , m_bucket(new QComboBox)
    , m_split(new QComboBox)
{
    m_aggregate->setObjectName(QStringLiteral("aggregate"));
    for (const auto aggregate : {query::Aggregate::Count, query::Aggregate::Sum, query::Aggregate::Mean,
                                 query::Aggregate::Min, query::Aggregate::Max, query::Aggregate::Distinct}) {
        const std::string name(query::aggregateName(aggregate));
        m_aggregate->addItem(QString::fromStdString(name), static_cast<int>(aggregate));
    }
    m_value->setObjectName(QStringLiteral("value"));
    m_bucket->setObjectName(QStringLiteral("bucket"));
    for (const DurationUs bucket : kBuckets)
        m_bucket->addItem(bucketName(bucket), QVariant::fromValue<qlonglong>(bucket));
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
        connect(box, &QComboBox::activated, this, &AggregateEditors::changed);
    showWhatApplies();
}

void AggregateEditors::setLog(const store::LogInfo &log)
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

void AggregateEditors::fillValueColumns()
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

void AggregateEditors::showWhatApplies()
{
    m_value->setEnabled(aggregate() != query::Aggregate::Count && m_value->count() > 0);
}

query::Aggregate AggregateEditors::aggregate() const
{
    return static_cast<query::Aggregate>(m_aggregate->currentData().toInt());
}

bool AggregateEditors::hasValueColumn() const
{
    return aggregate() == query::Aggregate::Count || m_value->count() > 0;
}

void AggregateEditors::writeTo(result::TimeSeriesParams &params) const
{
    params.series.aggregate = aggregate();
    if (aggregate() != query::Aggregate::Count)
        params.series.valueColumn = m_value->currentData().toString().toStdString();
    params.series.bucket = m_bucket->currentData().toLongLong();
    params.series.splitColumn = m_split->currentData().toString().toStdString();
    params.series.topSplits = params.series.splitColumn.empty() ? 0 : kTopSplits;
    params.isAutomaticBucket = !m_isBucketChosen;
}

bool AggregateEditors::chooseSmallerBucket()
{
    if (m_bucket->currentIndex() <= 0)
        return false;
    m_bucket->setCurrentIndex(m_bucket->currentIndex() - 1);
    m_isBucketChosen = true;
    Q_EMIT changed();
    return true;
}

void AggregateEditors::showUsed(const result::TimeSeriesResult &result)
{
    if (!result.regularLog || m_isBucketChosen)
        return;
    const DurationUs used = result.params.series.bucket;
    const auto bucket = QVariant::fromValue<qlonglong>(used);
    if (m_bucket->findData(bucket) < 0)
        m_bucket->addItem(bucketName(used), bucket);
    m_bucket->setCurrentIndex(m_bucket->findData(bucket));
}

} // namespace anomalyst::ui
