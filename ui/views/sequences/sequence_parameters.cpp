#include "ui/views/sequences/sequence_parameters.h"

#include "ui/views/sequences/training_box.h"
#include "ui/widgets/analysis_page.h"
#include "ui/widgets/columns_field.h"
#include "ui/widgets/display_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>

namespace anomalyst::ui
{

namespace
{

DurationUs durationIn(const QLineEdit &edit)
{
    const std::string text = edit.text().trimmed().toStdString();
    const auto duration = parseDuration(text);
    if (!duration)
        throw Error("“" + text + "” is no duration", edit.accessibleName().toStdString(), "write it as 90s, 20m or 1h");
    return *duration;
}

} // namespace

SequenceParameters::SequenceParameters(AnalysisPage &page)
    : QObject(&page)
    , m_model(new QComboBox)
    , m_window(new QSpinBox)
    , m_maxSession(new QLineEdit(QStringLiteral("20m")))
    , m_maxGap(new QLineEdit(QStringLiteral("2m")))
    , m_users(new ColumnsField)
    , m_command(new QComboBox)
    , m_parameterColumns(new ColumnsField)
    , m_mergeUnnamed(new QCheckBox(tr("Join events without a user")))
    , m_leaveOneOut(new QCheckBox(tr("Leave each session out")))
    , m_training(new TrainingBox)
    , m_page(page)
    , m_tokens(new QCheckBox(tr("Start and end count")))
    , m_geometricMean(new QCheckBox(tr("Geometric mean")))
    , m_hideShort(new QCheckBox(tr("Hide short sessions")))
{
    m_model->addItem(tr("commands"), static_cast<int>(analysis::SequenceModel::Commands));
    m_model->addItem(tr("commands, parameters"), static_cast<int>(analysis::SequenceModel::Parameters));
    m_model->addItem(tr("… and their values"), static_cast<int>(analysis::SequenceModel::Values));
    m_model->setCurrentIndex(2);
    m_window->setObjectName(QStringLiteral("window"));
    m_command->setObjectName(QStringLiteral("commandColumn"));
    m_command->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_parameterColumns->setObjectName(QStringLiteral("parameterColumns"));
    m_leaveOneOut->setObjectName(QStringLiteral("leaveOneOut"));
    m_maxGap->setObjectName(QStringLiteral("maxGap"));
    m_window->setRange(2, 10);
    m_window->setValue(3);
    m_tokens->setChecked(true);

    page.addParameterCaption(tr("Sessions"));
    page.addParameter(tr("User columns"), m_users, tr("Events of one user are cut into sessions (Alt+Down lists the columns)"));
    page.addParameter(tr("Command column"), m_command, tr("What was done: one step of a session"));
    page.addParameter(tr("Parameter columns"), m_parameterColumns,
                      tr("One that holds parameters as JSON or key=value text, or several, each a parameter (Alt+Down "
                         "lists the columns)"));
    page.addParameter(tr("Longest session"), m_maxSession, tr("90s, 20m, 1h: a longer one is cut"));
    page.addParameter(tr("Longest gap"), m_maxGap, tr("A longer silence ends a session"));
    page.addParameter(m_mergeUnnamed, tr("Across hosts and addresses; else they stay apart"));
    page.addParameterCaption(tr("Model"));
    page.addParameter(tr("Learns from"), m_training, tr("Which sessions show what is usual"));
    page.addParameter(m_leaveOneOut, tr("Each session is scored by a model of all the others, so that none vouches for itself"));
    page.addParameter(tr("Likelihood of"), m_model);
    page.addParameter(tr("Window length"), m_window, tr("Commands in a row that are judged together"));
    page.addParameter(m_tokens, tr("How sessions begin and end is part of the likelihood"));
    page.addParameter(m_geometricMean, tr("Makes windows of different length comparable"));
    page.addParameter(m_hideShort, tr("Sessions with too few commands for a window are scored whole"));

    connect(m_model, &QComboBox::activated, &page, &AnalysisPage::touch);
    connect(m_window, &QSpinBox::valueChanged, &page, &AnalysisPage::touch);
    connect(m_command, &QComboBox::activated, &page, &AnalysisPage::touch);
    connect(m_training, &QComboBox::activated, &page, &AnalysisPage::touch);
    for (const QLineEdit *edit : {m_maxSession, m_maxGap})
        connect(edit, &QLineEdit::textEdited, &page, &AnalysisPage::touch);
    for (const ColumnsField *field : {m_users, m_parameterColumns})
        connect(field, &ColumnsField::edited, &page, &AnalysisPage::touch);
    for (const QCheckBox *box : {m_tokens, m_geometricMean, m_hideShort, m_mergeUnnamed, m_leaveOneOut})
        connect(box, &QCheckBox::toggled, &page, &AnalysisPage::touch);
}

void SequenceParameters::setLog(const store::LogInfo &log)
{
    const auto command = log.columnWithRole(Role::Operation);
    m_command->clear();
    m_command->addItem(command ? tr("by role: %1").arg(displayText(log.columns[*command].name, 40)) : tr("by role"));
    for (const ColumnSpec &column : log.columns)
        m_command->addItem(displayText(column.name, 60), QString::fromStdString(column.name));
    m_users->setColumns(log.columns);
    m_parameterColumns->setColumns(log.columns);
    for (ColumnsField *field : {m_users, m_parameterColumns})
        field->setDefaults({}, tr("by role"));
}

void SequenceParameters::setMaxGap(DurationUs gap)
{
    m_maxGap->setText(QString::fromStdString(formatDuration(gap)));
    m_page.touch();
}

result::SequencesParams SequenceParameters::params() const
{
    result::SequencesParams params;
    params.sessions.userColumns = m_users->names();
    params.sessions.commandColumn = m_command->currentData().toString().toStdString();
    params.sessions.parameterColumns = m_parameterColumns->names();
    params.sessions.mergeUnnamed = m_mergeUnnamed->isChecked();
    params.model.leaveOneOut = m_leaveOneOut->isChecked();
    params.sessions.maxSession = durationIn(*m_maxSession);
    params.sessions.maxGap = durationIn(*m_maxGap);
    params.model.model = static_cast<analysis::SequenceModel>(m_model->currentData().toInt());
    params.model.window = m_window->value();
    params.model.useTokens = m_tokens->isChecked();
    params.model.geometricMean = m_geometricMean->isChecked();
    params.hideShort = m_hideShort->isChecked();
    return params;
}

void SequenceParameters::showUsed(const result::SequencesParams &params)
{
    m_users->setDefaults(params.sessions.userColumns, tr("by role"));
    m_parameterColumns->setDefaults(params.sessions.parameterColumns, tr("none"));
}

} // namespace anomalyst::ui
