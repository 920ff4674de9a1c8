#include "ui/views/clusters/feature_editor.h"

#include "ui/views/clusters/feature_titles.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style_sheet.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLineEdit>

#include <array>

namespace anomalyst::ui
{

namespace
{

using query::Measure;
using query::PartRule;

constexpr std::array kMeasures = {Measure::Value,     Measure::CharOrdScore, Measure::Length,
                                  Measure::LogLength, Measure::TokenCount,   Measure::DelimCount,
                                  Measure::DelimHash, Measure::Crc32,        Measure::IsSystemSession};
constexpr std::array kRules = {PartRule::Whole,      PartRule::AfterFirst, PartRule::AfterLast, PartRule::BeforeFirst,
                               PartRule::BeforeLast, PartRule::Match,      PartRule::PathParts};

// Shows 1 as "1", not as "1.000000".
class WeightBox : public QDoubleSpinBox
{
public:
    QString textFromValue(double value) const override { return QString::number(value, 'g', 8); }
};

bool usesDelimiters(Measure measure)
{
    return measure == Measure::DelimCount || measure == Measure::DelimHash;
}

void choose(QComboBox *box, const QVariant &data)
{
    box->setCurrentIndex(box->findData(data));
}

} // namespace

FeatureEditor::FeatureEditor(const store::LogInfo &log, QWidget *parent)
    : QFrame(parent)
    , m_form(new QFormLayout(this))
    , m_column(new QComboBox)
    , m_measure(new QComboBox)
    , m_part(new QComboBox)
    , m_argument(new QLineEdit)
    , m_parts(new QSpinBox)
    , m_delimiters(new QLineEdit)
    , m_weight(new WeightBox)
    , m_problem(plainLabel({}, "badBadge"))
{
    setPart(this, "card");
    m_form->setContentsMargins(14, 12, 14, 12);
    m_form->setHorizontalSpacing(12);
    m_form->setVerticalSpacing(7);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addColumns(log);
    addMeasures();
    addParts();
    addRows();
    follow();
}

void FeatureEditor::addColumns(const store::LogInfo &log)
{
    m_column->setObjectName(QStringLiteral("column"));
    m_column->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_column->setToolTip(tr("The column that is measured"));
    for (const ColumnSpec &column : log.columns)
        m_column->addItem(displayText(std::string_view(column.name), 100), QString::fromStdString(column.name));
    connect(m_column, &QComboBox::activated, this, &FeatureEditor::takeEdit);
}

void FeatureEditor::addMeasures()
{
    m_measure->setObjectName(QStringLiteral("measure"));
    m_measure->setToolTip(tr("Which number stands for the text"));
    for (const Measure measure : kMeasures)
        m_measure->addItem(
            QStringLiteral("%1 (%2)").arg(measureTitle(measure), QString::fromUtf8(query::measureName(measure))),
            static_cast<int>(measure));
    m_delimiters->setObjectName(QStringLiteral("delimiters"));
    m_delimiters->setPlaceholderText(tr("white space and - \\ / . , \" ' | & : ; % $ ( )"));
    m_delimiters->setToolTip(tr("The signs that count as delimiters, one after the other; empty: the usual ones"));
    connect(m_measure, &QComboBox::activated, this, &FeatureEditor::takeEdit);
    connect(m_delimiters, &QLineEdit::textEdited, this, &FeatureEditor::takeEdit);
}

void FeatureEditor::addParts()
{
    m_part->setObjectName(QStringLiteral("part"));
    m_part->setToolTip(tr("Which part of the text is measured"));
    for (const PartRule rule : kRules)
        m_part->addItem(partRuleTitle(rule), static_cast<int>(rule));
    m_argument->setObjectName(QStringLiteral("argument"));
    m_parts->setObjectName(QStringLiteral("pathParts"));
    m_parts->setRange(1, 100);
    m_parts->setValue(2);
    m_parts->setToolTip(tr("How many parts of the path, from its beginning"));
    m_weight->setObjectName(QStringLiteral("weight"));
    m_weight->setRange(0.000001, 1'000'000);
    m_weight->setDecimals(6);
    m_weight->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_weight->setLocale(QLocale::c());
    m_weight->setToolTip(tr("What its differences are multiplied by after the normalisation"));
    connect(m_part, &QComboBox::activated, this, &FeatureEditor::takeEdit);
    connect(m_argument, &QLineEdit::textEdited, this, &FeatureEditor::takeEdit);
    connect(m_parts, &QSpinBox::valueChanged, this, &FeatureEditor::takeEdit);
    connect(m_weight, &QDoubleSpinBox::valueChanged, this, &FeatureEditor::takeEdit);
}

void FeatureEditor::addRows()
{
    const auto add = [this](const QString &title, QWidget *field) {
        QString name = title;
        field->setAccessibleName(name.remove(QLatin1Char('&')));
        m_form->addRow(title, field);
    };
    add(tr("&Column"), m_column);
    add(tr("&Measure"), m_measure);
    add(tr("&Delimiters"), m_delimiters);
    add(tr("&Of"), m_part);
    add(tr("&Text"), m_argument);
    add(tr("&Parts"), m_parts);
    add(tr("&Weight"), m_weight);
    m_problem->setObjectName(QStringLiteral("featureProblem"));
    m_problem->setWordWrap(true);
    m_form->addRow(m_problem);
    m_problem->hide();
}

PartRule FeatureEditor::rule() const
{
    return static_cast<PartRule>(m_part->currentData().toInt());
}

void FeatureEditor::follow()
{
    const bool isPath = rule() == PartRule::PathParts;
    const bool isMatch = rule() == PartRule::Match;
    m_form->setRowVisible(m_parts, isPath);
    m_form->setRowVisible(m_argument, !isPath && rule() != PartRule::Whole);
    m_form->setRowVisible(m_delimiters, usesDelimiters(static_cast<Measure>(m_measure->currentData().toInt())));
    m_argument->setPlaceholderText(isMatch ? tr("such as  [0-9]+  or  user=(\\w+)") : tr("such as  )"));
    m_argument->setToolTip(isMatch ? tr("A regular expression (RE2); with a group, what the first group finds")
                                   : tr("The text to look for; where it does not occur, the whole text is measured"));
}

void FeatureEditor::takeEdit()
{
    if (m_isFilling)
        return;
    follow();
    Q_EMIT edited();
}

void FeatureEditor::setFeature(const std::optional<query::FeatureSpec> &feature)
{
    setEnabled(feature.has_value());
    if (!feature)
        return;
    m_isFilling = true;
    choose(m_column, QString::fromStdString(feature->column));
    choose(m_measure, static_cast<int>(feature->measure));
    choose(m_part, static_cast<int>(feature->part.rule));
    m_argument->setText(QString::fromStdString(feature->part.argument));
    m_parts->setValue(feature->part.parts > 0 ? static_cast<int>(feature->part.parts) : 2);
    m_delimiters->setText(QString::fromStdString(feature->delimiters));
    m_weight->setValue(feature->weight);
    follow();
    m_isFilling = false;
}

query::FeatureSpec FeatureEditor::feature() const
{
    query::FeatureSpec feature;
    feature.measure = static_cast<Measure>(m_measure->currentData().toInt());
    feature.column = m_column->currentData().toString().toStdString();
    feature.part.rule = rule();
    if (rule() == PartRule::PathParts)
        feature.part.parts = static_cast<std::size_t>(m_parts->value());
    else if (rule() != PartRule::Whole)
        feature.part.argument = m_argument->text().toStdString();
    if (usesDelimiters(feature.measure))
        feature.delimiters = m_delimiters->text().toStdString();
    feature.weight = m_weight->value();
    return feature;
}

void FeatureEditor::showProblem(const QString &problem)
{
    m_problem->setText(displayText(problem));
    m_problem->setVisible(!problem.isEmpty());
    setPart(m_argument, problem.isEmpty() ? "" : "filterProblem");
}

void FeatureEditor::startEditing()
{
    m_column->setFocus(Qt::OtherFocusReason);
}

} // namespace anomalyst::ui
