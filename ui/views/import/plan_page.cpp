#include "ui/views/import/plan_page.h"

#include "ui/models/planned_files_model.h"
#include "ui/models/value_text.h"
#include "ui/state/import_readiness.h"
#include "ui/views/import/analyses_strip.h"
#include "ui/views/import/date_question.h"
#include "ui/views/import/file_list.h"
#include "ui/views/import/option_panel.h"
#include "ui/views/import/preview_pane.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style_sheet.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

namespace anomalyst::ui
{

namespace
{
constexpr int kListWidth = 270;
constexpr int kOptionsWidth = 300;
const QString kUnaskedKey = QStringLiteral("import/withoutAskingWhenClear");
} // namespace

PlanPage::PlanPage(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_survey(workbench, m_plan)
    , m_files(new PlannedFilesModel(m_plan, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 14, 14, 12);
    column->setSpacing(10);
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(makeFilePane());
    row->addWidget(makeMiddle(), 1);
    m_options = new OptionPanel(m_plan, this);
    m_options->setFixedWidth(kOptionsWidth);
    row->addWidget(m_options);
    column->addLayout(row, 1);
    column->addWidget(makeFoot());
    connect(m_list, &FileList::currentFileChanged, this, &PlanPage::follow);
    connect(m_list, &FileList::removeRequested, &m_plan, &ImportPlan::remove);
    connect(m_files, &QAbstractItemModel::modelReset, this, &PlanPage::keepCurrent);
    connect(m_options, &OptionPanel::forgetRequested, &m_survey, &ImportSurvey::forget);
    for (const auto changed : {&ImportPlan::fileChanged, &ImportPlan::groupChanged})
        connect(&m_plan, changed, this, &PlanPage::showLater);
    connect(&m_plan, &ImportPlan::filesChanged, this, &PlanPage::showLater);
    connect(&m_survey, &ImportSurvey::settled, this, &PlanPage::showLater);
    updateFoot();
}

QWidget *PlanPage::makeFilePane()
{
    auto *pane = new QFrame(this);
    setPart(pane, "card");
    pane->setFixedWidth(kListWidth);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(1, 4, 1, 8);
    column->setSpacing(6);
    m_list = new FileList(pane);
    m_list->setObjectName(QStringLiteral("files"));
    m_list->setAccessibleName(tr("Files to import"));
    m_list->setModel(m_files);
    column->addWidget(m_list, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(9, 0, 9, 0);
    auto *files = new QPushButton(themedIcon(QStringLiteral("plus"), &Theme::mutedText), tr("Add &files…"), pane);
    auto *folder = new QPushButton(themedIcon(QStringLiteral("folder-open"), &Theme::mutedText), tr("Fold&er…"), pane);
    buttons->addWidget(files, 1);
    buttons->addWidget(folder, 1);
    column->addLayout(buttons);
    for (QPushButton *button : {files, folder})
        button->setAutoDefault(false);
    connect(files, &QPushButton::clicked, this, &PlanPage::addFilesRequested);
    connect(folder, &QPushButton::clicked, this, &PlanPage::addFolderRequested);
    return pane;
}

QWidget *PlanPage::makeMiddle()
{
    auto *middle = new QWidget(this);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_question = new DateQuestionBar(m_plan, middle);
    m_preview = new PreviewPane(m_plan, middle);
    column->addWidget(m_question);
    column->addWidget(m_preview, 1);
    return middle;
}

QWidget *PlanPage::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *column = new QVBoxLayout(foot);
    column->setContentsMargins(2, 0, 2, 0);
    column->setSpacing(10);
    auto *upper = new QHBoxLayout;
    upper->setSpacing(10);
    upper->addWidget(plainLabel(tr("Possible analyses"), "muted", foot));
    m_analyses = new AnalysesStrip(foot);
    upper->addWidget(m_analyses, 1);
    column->addLayout(upper);
    auto *lower = new QHBoxLayout;
    lower->setSpacing(10);
    m_unasked = new QCheckBox(tr("Import &without asking when everything is clear"), foot);
    m_unasked->setChecked(!asksAlways());
    connect(m_unasked, &QCheckBox::toggled, this, [](bool unasked) { QSettings().setValue(kUnaskedKey, unasked); });
    m_total = plainLabel({}, "muted", foot);
    m_obstacle = plainLabel({}, "strong", foot);
    m_obstacle->setObjectName(QStringLiteral("obstacle"));
    auto *cancel = new QPushButton(tr("Cancel"), foot);
    cancel->setAutoDefault(false);
    m_import = new QPushButton(tr("&Import"), foot);
    m_import->setObjectName(QStringLiteral("import"));
    setPart(m_import, "primary");
    lower->addWidget(m_unasked);
    lower->addStretch(1);
    lower->addWidget(m_obstacle);
    lower->addWidget(m_total);
    lower->addWidget(cancel);
    lower->addWidget(m_import);
    column->addLayout(lower);
    connect(cancel, &QPushButton::clicked, this, &PlanPage::cancelRequested);
    connect(m_import, &QPushButton::clicked, this, &PlanPage::importRequested);
    return foot;
}

bool PlanPage::asksAlways()
{
    return !QSettings().value(kUnaskedKey, false).toBool();
}

void PlanPage::add(const QStringList &paths)
{
    m_survey.add(paths);
}

void PlanPage::takeEnterKey()
{
    m_import->setDefault(true);
}

void PlanPage::selectFile(int file)
{
    m_list->setCurrentIndex(m_files->indexOfFile(file));
}

void PlanPage::follow()
{
    const int file = m_list->currentFile();
    if (file < 0)
        return;
    m_file = file;
    m_preview->showFile(file);
    m_options->showFile(file);
    const PlannedFile *of = m_plan.file(file);
    m_question->showGroup(of ? of->group : -1);
    m_survey.setGroupInFront(of ? of->group : -1);
    showLater();
}

void PlanPage::keepCurrent()
{
    QModelIndex index = m_files->indexOfFile(m_file);
    if (!index.isValid() && !m_plan.files().empty())
        index = m_files->indexOfFile(m_plan.files().front().id);
    if (index.isValid()) {
        m_list->setCurrentIndex(index);
        follow();
        return;
    }
    m_file = -1;
    m_preview->showFile(-1);
    m_options->showFile(-1);
    m_question->showGroup(-1);
}

void PlanPage::showLater()
{
    if (std::exchange(m_isDue, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isDue = false;
            updateFoot();
        },
        Qt::QueuedConnection);
}

void PlanPage::updateFoot()
{
    const PlannedFile *file = m_plan.file(m_file);
    m_analyses->setColumns(file && file->preview ? file->preview->report.columns : std::vector<ColumnSpec>());
    const QString obstacle = m_survey.isBusy() ? tr("Looking at the files…") : obstacleTo(m_plan);
    m_obstacle->setText(displayText(obstacle, 140));
    m_obstacle->setVisible(!obstacle.isEmpty());
    const int count = m_plan.wantedCount();
    m_total->setVisible(obstacle.isEmpty());
    m_total->setText(count == 1
                         ? tr("1 file · %1").arg(bytesText(static_cast<double>(m_plan.wantedBytes())))
                         : tr("%1 files · %2").arg(count).arg(bytesText(static_cast<double>(m_plan.wantedBytes()))));
    m_import->setEnabled(obstacle.isEmpty());
    m_import->setToolTip(displayRichText(obstacle));
}

} // namespace anomalyst::ui
