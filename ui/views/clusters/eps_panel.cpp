#include "ui/views/clusters/eps_panel.h"

#include "ui/charts/eps_chart.h"
#include "ui/models/value_text.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/plain_label.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace anomalyst::ui
{

namespace
{

constexpr int kDigits = 4;

} // namespace

EpsPanel::EpsPanel(QWidget *parent)
    : QWidget(parent)
    , m_field(new QLineEdit(QStringLiteral("0.0001")))
    , m_shown(new QComboBox)
    , m_chart(new EpsChart)
    , m_told(plainLabel({}, "muted"))
    , m_take(new QPushButton)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_field, m_shown, m_chart, m_told, m_take})
        column->addWidget(widget);
    m_take->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // never what makes the card wider
    setFocusProxy(m_field);
    addField();
    addChart();
    follow();
}

void EpsPanel::addField()
{
    m_field->setObjectName(QStringLiteral("eps"));
    m_field->setAccessibleName(QStringLiteral("eps"));
    m_field->setToolTip(tr("Events at most this far apart are neighbours"));
    m_told->setObjectName(QStringLiteral("epsTold"));
    m_told->setWordWrap(true);
    m_take->setObjectName(QStringLiteral("takeEps"));
    m_take->setToolTip(tr("Where the distances to neighbours turn upwards: those nearer belong together, those "
                          "farther stand alone"));
    connect(m_field, &QLineEdit::textEdited, this, [this] {
        follow();
        Q_EMIT edited();
    });
    connect(m_take, &QPushButton::clicked, m_chart, &SweepChart::takeProposal);
}

void EpsPanel::addChart()
{
    m_shown->setObjectName(QStringLiteral("epsShown"));
    m_shown->setAccessibleName(tr("What is shown of every eps"));
    m_shown->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_shown->setMinimumContentsLength(8);
    m_shown->addItem(tr("Clusters"), EpsChart::Clusters);
    m_shown->addItem(tr("k-distance"), EpsChart::Distances);
    m_shown->setToolTip(tr("Clusters and single events for every eps, or how many events have min_samples events, "
                           "themselves counted, within it"));
    m_chart->setObjectName(QStringLiteral("epsChart"));
    m_chart->setToolTip(tr("What every eps gives, from left to right; drag the line. The dashed one stands where "
                           "distances turn upwards; a double click takes it"));
    connect(m_shown, &QComboBox::currentIndexChanged, this, [this] {
        m_chart->setShown(static_cast<EpsChart::Shown>(m_shown->currentData().toInt()));
        tell();
    });
    connect(m_chart, &SweepChart::valueMoved, this, [this](double eps) {
        m_field->setText(QString::number(eps, 'g', kDigits));
        tell();
    });
    connect(m_chart, &SweepChart::valueChosen, this, &EpsPanel::edited);
}

double EpsPanel::eps() const
{
    return m_field->text().toDouble();
}

void EpsPanel::follow()
{
    m_chart->setValue(eps());
    tell();
}

void EpsPanel::tell()
{
    m_told->setText(m_reason.isEmpty() ? m_chart->sentence() : displayText(m_reason));
    m_take->setVisible(m_chart->proposal().has_value());
    if (m_chart->proposal())
        m_take->setText(tr("Use eps %1").arg(numberText(*m_chart->proposal(), kDigits)));
    m_take->setEnabled(m_chart->proposal() && *m_chart->proposal() != eps());
}

void EpsPanel::showCurve(std::shared_ptr<const analysis::EpsCurve> curve, const QString &reason)
{
    m_reason = reason;
    m_chart->setVisible(reason.isEmpty());
    m_shown->setVisible(reason.isEmpty());
    m_chart->setCurve(std::move(curve));
    tell();
}

} // namespace anomalyst::ui
