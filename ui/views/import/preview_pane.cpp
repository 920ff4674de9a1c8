#include "ui/views/import/preview_pane.h"

#include "core/import/archive.h"
#include "ui/models/preview_model.h"
#include "ui/models/value_text.h"
#include "ui/state/role_wishes.h"
#include "ui/views/import/role_header.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/display_text.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/style_sheet.h"
#include "ui/widgets/theme.h"

#include <QFileInfo>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QVBoxLayout>

namespace anomalyst::ui
{

namespace
{

constexpr int kWidestColumn = 300;
constexpr int kMostFitted = 40; // columns measured by their contents
constexpr int kRejectsTold = 3;

// Cells that are not of the type of their column stand out.
class PreviewDelegate final : public DataTableDelegate
{
public:
    using DataTableDelegate::DataTableDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        DataTableDelegate::initStyleOption(option, index);
        if (index.data(PreviewModel::UnreadRole).toBool())
            option->palette.setColor(QPalette::Text, theme().warn);
    }
};

} // namespace

PreviewPane::PreviewPane(ImportPlan &plan, QWidget *parent)
    : QFrame(parent)
    , m_plan(plan)
    , m_caption(new ElidedLabel({}, Qt::ElideMiddle, this))
    , m_empty(plainLabel({}, "muted", this))
    , m_rejects(plainLabel({}, "muted", this))
    , m_table(new DataTable(this))
    , m_header(new RoleHeader(m_table))
    , m_model(new PreviewModel(this))
{
    setPart(this, "card");
    m_table->setObjectName(QStringLiteral("preview"));
    m_table->setAccessibleName(tr("Preview of the first rows"));
    m_table->setHorizontalHeader(m_header);
    m_table->setItemDelegate(new PreviewDelegate(m_table));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->installEventFilter(this);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(40, 0, 40, 0);
    m_rejects->setWordWrap(true);
    m_rejects->setContentsMargins(12, 6, 12, 8);
    m_caption->setContentsMargins(12, 0, 12, 0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 8, 1, 1);
    column->setSpacing(2);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(11, 0, 11, 2);
    top->addWidget(m_caption, 1);
    column->addLayout(top);
    column->addWidget(m_table, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(m_rejects);
    connect(m_header, &RoleHeader::roleRequested, this, &PreviewPane::openRoleMenu);
    connect(&plan, &ImportPlan::fileChanged, this, [this](int file) {
        if (file == m_file)
            refresh();
    });
    refresh();
}

void PreviewPane::showFile(int file)
{
    if (file == m_file)
        return;
    m_file = file;
    refresh();
}

// "conn.log in logs.zip, 1 of 14 files"
QString PreviewPane::shownName(const PlannedFile &file) const
{
    const QString name = QFileInfo(file.path).fileName();
    const importing::FilePreview &preview = *file.preview;
    if (preview.members.empty())
        return name;
    const std::string member = importing::memberName(preview.report.file);
    const QString within = tr("%1 in %2").arg(displayText(std::string_view(member), 80), name);
    return preview.members.size() == 1 ? within
                                       : tr("%1, one of %n file(s)", nullptr, int(preview.members.size())).arg(within);
}

QString PreviewPane::captionOf(const PlannedFile &file) const
{
    const importing::FilePreview &preview = *file.preview;
    const QString name = shownName(file);
    return preview.complete ? tr("%1 – all %2 rows").arg(name, countText(preview.rows.size()))
                            : tr("%1 – first %2 rows").arg(name, countText(preview.rows.size()));
}

void PreviewPane::refresh()
{
    const PlannedFile *file = m_plan.file(m_file);
    const bool hasPreview = file && file->preview;
    m_table->setVisible(hasPreview);
    m_empty->setVisible(!hasPreview);
    if (!hasPreview) {
        m_shown.reset();
        m_model->setPreview({}, {});
        m_caption->setText(file ? QFileInfo(file->path).fileName() : QString());
        m_empty->setText(!file ? tr("Add or drop log files to see their first rows here.")
                         : file->state == PlannedFile::State::Waiting ? tr("Looking…")
                                                                      : displayText(file->problem, 600));
        m_rejects->hide();
        return;
    }
    m_caption->setText(captionOf(*file));
    tellRejects(file);
    if (m_shown == file->preview)
        return;
    const FileGroup *group = m_plan.group(file->group);
    const int scrolled = m_table->horizontalScrollBar()->value();
    m_shown = file->preview;
    m_model->setPreview(m_shown, group ? group->options : importing::ImportOptions());
    fitColumns();
    m_table->horizontalScrollBar()->setValue(scrolled);
}

void PreviewPane::fitColumns()
{
    for (int column = 0; column < m_model->columnCount(); ++column) {
        if (column < kMostFitted)
            m_table->resizeColumnToContents(column);
        m_table->setColumnWidth(column, std::min(m_table->columnWidth(column), kWidestColumn));
    }
}

void PreviewPane::tellRejects(const PlannedFile *file)
{
    const importing::FilePreview &preview = *file->preview;
    m_rejects->setVisible(preview.report.rejected > 0);
    QStringList lines = {
        tr("%1 of these rows cannot be read and would be kept as rejected:").arg(countText(preview.report.rejected))};
    for (const RejectedRow &row : preview.rejects) {
        if (lines.size() > kRejectsTold)
            break;
        lines << tr("line %1, %2: %3")
                     .arg(row.line)
                     .arg(displayText(std::string_view(row.reason), 80), displayText(std::string_view(row.text), 80));
    }
    m_rejects->setText(lines.join(QLatin1Char('\n')));
}

QMenu *PreviewPane::openRoleMenu(int column)
{
    const PlannedFile *file = m_plan.file(m_file);
    if (!file || !file->preview || column < 0 || column >= m_model->columnCount())
        return nullptr;
    const ColumnSpec spec = file->preview->report.columns[static_cast<std::size_t>(column)];
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("roles"));
    const auto add = [&](Role role) {
        QAction *action = menu->addAction(roleTitle(role));
        action->setCheckable(true);
        action->setChecked(spec.role == role);
        action->setEnabled(role != Role::Time || spec.type == ColumnType::Time || spec.type == ColumnType::Integer ||
                           spec.type == ColumnType::Real);
        connect(action, &QAction::triggered, this, [this, column, role] { giveRole(column, role); });
    };
    for (const Role role : kAllRoles)
        add(role);
    menu->addSeparator();
    add(Role::None);
    menu->popup(m_header->viewport()->mapToGlobal(m_header->chipRect(column).bottomLeft() + QPoint(0, 3)));
    return menu;
}

void PreviewPane::giveRole(int column, Role role)
{
    const PlannedFile *file = m_plan.file(m_file);
    const FileGroup *group = file ? m_plan.group(file->group) : nullptr;
    if (!group || !file->preview)
        return;
    m_plan.setOptions(group->id,
                      withRole(group->options, file->preview->report.columns, static_cast<std::size_t>(column), role));
}

bool PreviewPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress && m_table->currentIndex().isValid()) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_R || key == Qt::Key_F2) {
            openRoleMenu(m_table->currentIndex().column());
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace anomalyst::ui
