#include "ui/views/clusters/min_samples_panel.h"

#include "ui/widgets/plain_label.h"

#include <QSpinBox>
#include <QVBoxLayout>

namespace anomalyst::ui
{

MinSamplesPanel::MinSamplesPanel(QWidget *parent)
    : QWidget(parent)
    , m_field(new QSpinBox)
    , m_chart(new MinSamplesChart)
    , m_told(plainLabel({}, "muted"))
{
    m_field->setObjectName(QStringLiteral("minSamples"));
    m_field->setAccessibleName(QStringLiteral("min_samples"));
    m_field->setToolTip(tr("Neighbours that a core event needs, itself included"));
    m_field->setRange(1, 1'000'000);
    m_field->setValue(2);
    m_chart->setObjectName(QStringLiteral("minSamplesChart"));
    m_chart->setToolTip(tr("Clusters and single events for min_samples from %1 to %2 at the eps of the result; drag "
                           "the line")
                            .arg(analysis::kLeastSweptSamples)
                            .arg(analysis::kMostSweptSamples));
    m_told->setObjectName(QStringLiteral("minSamplesTold"));
    m_told->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_field);
    column->addWidget(m_chart);
    column->addWidget(m_told);
    setFocusProxy(m_field);
    connect(m_field, &QSpinBox::valueChanged, this, [this] {
        tell();
        if (!m_isDragging)
            Q_EMIT edited();
    });
    connect(m_chart, &SweepChart::valueMoved, this, [this](double value) {
        m_isDragging = true;
        m_field->setValue(static_cast<int>(value));
        m_isDragging = false;
    });
    connect(m_chart, &SweepChart::valueChosen, this, &MinSamplesPanel::edited);
    tell();
}

int MinSamplesPanel::minSamples() const
{
    return m_field->value();
}

void MinSamplesPanel::tell()
{
    m_chart->setValue(minSamples());
    m_told->setText(m_chart->sentence());
    m_told->setVisible(!m_told->text().isEmpty());
}

void MinSamplesPanel::showSteps(MinSamplesChart::Steps steps)
{
    m_chart->setSteps(std::move(steps));
    tell();
}

} // namespace anomalyst::ui
