#include "ui/views/import/rejected_dialog.h"

#include "core/export/result_tables.h"
#include "ui/models/rejected_model.h"
#include "ui/models/value_text.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style_sheet.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QVBoxLayout>

namespace anomalyst::ui
{

namespace
{

constexpr std::uint64_t kMostShown = 10'000;

struct RejectedRows {
    std::vector<store::RejectedInfo> rows;
    std::uint64_t total = 0;
};

} // namespace

RejectedDialog::RejectedDialog(Workbench &workbench, QWidget *parent)
    : QDialog(parent)
    , m_workbench(workbench)
    , m_model(new RejectedModel(this))
    , m_table(new DataTable(this))
    , m_summary(plainLabel(tr("Reading…"), "muted", this))
{
    setWindowTitle(tr("Rejected rows"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(940, 540);
    m_table->setModel(m_model);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->setColumnWidths({190, 70, 280, 0});
    auto *frame = new QFrame(this);
    setPart(frame, "panel");
    auto *inFrame = new QVBoxLayout(frame);
    inFrame->setContentsMargins(1, 1, 1, 1);
    inFrame->addWidget(m_table);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *save = buttons->addButton(tr("Export…"), QDialogButtonBox::ActionRole);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    connect(save, &QPushButton::clicked, this, &RejectedDialog::requestExport);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(10);
    QLabel *title = plainLabel(tr("Rows that could not be read"), "title", this);
    column->addWidget(title);
    column->addWidget(m_summary);
    column->addWidget(frame, 1);
    column->addWidget(buttons);
    load();
}

void RejectedDialog::load()
{
    m_workbench.jobs.start<RejectedRows>(
        this, QStringLiteral("rejected"), tr("Reading rejected rows"),
        [path = m_workbench.openCase.path()](const WorkContext &) {
            store::CaseFile file = store::CaseFile::open(path, store::CaseFile::Mode::ReadOnly);
            return RejectedRows{file.rejected(0, kMostShown), file.rejectedCount()};
        },
        {.done =
             [this](RejectedRows rejected) {
                 const auto shown = rejected.rows.size();
                 m_model->setRows(std::move(rejected.rows));
                 m_summary->setText(shown == rejected.total
                                        ? tr("%1 rows, kept with their place and their raw text. They take no part in "
                                             "any analysis.")
                                              .arg(countText(rejected.total))
                                        : tr("The first %1 of %2 rows; export them to get all.")
                                              .arg(countText(shown), countText(rejected.total)));
                 Q_EMIT loaded();
             },
         .failed =
             [this](const JobFailure &failure) {
                 m_summary->setText(displayText(failure.line()));
                 Q_EMIT loaded();
             }});
}

void RejectedDialog::requestExport()
{
    m_workbench.exports.request(
        {tr("Rejected rows"), QStringLiteral("rejected.csv"),
         [path = m_workbench.openCase.path()](const exporting::OutputTarget &target, const WorkContext &context) {
             store::CaseFile file = store::CaseFile::open(path, store::CaseFile::Mode::ReadOnly);
             exporting::writeRejected(target, file, context);
         }});
}

} // namespace anomalyst::ui
