#include "ui/models/planned_files_model.h"

#include "ui/models/value_text.h"

#include <QFileInfo>

namespace anomalyst::ui
{

namespace
{

// Which files an archive of several holds.
QString membersOf(const importing::FilePreview &preview)
{
    QStringList names;
    for (const std::string &name : preview.members)
        names << QString::fromStdString(name);
    return PlannedFilesModel::tr("%1 files: %2")
        .arg(countText(preview.members.size()), names.join(QLatin1String(", ")));
}

} // namespace

PlannedFilesModel::PlannedFilesModel(ImportPlan &plan, QObject *parent)
    : QAbstractListModel(parent)
    , m_plan(plan)
{
    connect(&plan, &ImportPlan::filesChanged, this, &PlannedFilesModel::rebuild);
    const auto repaint = [this] {
        if (!m_lines.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    };
    connect(&plan, &ImportPlan::fileChanged, this, repaint);
    connect(&plan, &ImportPlan::groupChanged, this, repaint);
    rebuild();
}

void PlannedFilesModel::rebuild()
{
    beginResetModel();
    m_lines.clear();
    const auto addGroup = [this](int group) {
        const auto files = m_plan.filesOf(group);
        if (files.empty())
            return;
        m_lines.push_back({.group = group, .file = -1});
        for (const PlannedFile *file : files)
            m_lines.push_back({.group = group, .file = file->id});
    };
    for (const FileGroup &group : m_plan.groups())
        addGroup(group.id);
    addGroup(-1);
    endResetModel();
}

int PlannedFilesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QString PlannedFilesModel::captionOf(int group) const
{
    if (group < 0)
        return tr("Looking…");
    const std::size_t files = m_plan.filesOf(group).size();
    const QString log = QString::fromStdString(m_plan.logNameOf(group));
    if (log.isEmpty())
        return tr("Not recognised");
    const PlannedFile *first = m_plan.firstOf(group);
    if (first && first->preview && first->preview->members.size() > 1)
        return files == 1 ? tr("A log for each file of the archive") : tr("A log for each file of the archives");
    return files == 1 ? tr("Log %1").arg(log) : tr("Log %1 · %2 files joined").arg(log).arg(files);
}

QString PlannedFilesModel::stateOf(const PlannedFile &file) const
{
    if (file.state == PlannedFile::State::Unreadable)
        return file.problem;
    if (file.state == PlannedFile::State::Waiting)
        return tr("looking…");
    if (!file.knownFrom.isEmpty())
        return file.knownFrom;
    if (file.question && m_plan.isOpenQuestion(file.group))
        return tr("day or month first?");
    if (file.preview->members.size() > 1)
        return membersOf(*file.preview);
    const importing::ImportReport &report = file.preview->report;
    if (report.rejected > 0)
        return tr("%1 of the first %2 rows rejected")
            .arg(countText(report.rejected), countText(report.rejected + report.events));
    if (!report.warnings.empty())
        return QString::fromStdString(report.warnings.front().message);
    return tr("%1, %2 columns").arg(QString::fromStdString(report.format)).arg(report.columns.size());
}

FileMark PlannedFilesModel::markOf(const PlannedFile &file) const
{
    if (file.state == PlannedFile::State::Unreadable)
        return FileMark::Bad;
    if (file.state == PlannedFile::State::Waiting)
        return FileMark::Looking;
    const importing::ImportReport &report = file.preview->report;
    const bool doubtful = !file.knownFrom.isEmpty() || file.question || report.rejected > 0 || !report.warnings.empty();
    return doubtful ? FileMark::Doubtful : FileMark::Good;
}

QVariant PlannedFilesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Line &line = m_lines[static_cast<std::size_t>(index.row())];
    const PlannedFile *file = m_plan.file(line.file);
    if (role == CaptionRole)
        return file == nullptr;
    if (!file)
        return role == Qt::DisplayRole ? QVariant(captionOf(line.group)) : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return QFileInfo(file->path).fileName();
    case Qt::CheckStateRole:
        return file->wanted ? Qt::Checked : Qt::Unchecked;
    case FileIdRole:
        return file->id;
    case FactsRole:
        return bytesText(static_cast<double>(file->bytes));
    case StateTextRole:
        return stateOf(*file);
    case MarkRole:
        return static_cast<int>(markOf(*file));
    case RemovableRole:
        return true;
    case Qt::AccessibleTextRole:
        return QFileInfo(file->path).fileName() + QLatin1String(", ") + stateOf(*file);
    default:
        return {};
    }
}

bool PlannedFilesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid())
        return false;
    m_plan.setWanted(index.data(FileIdRole).toInt(), value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags PlannedFilesModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || index.data(CaptionRole).toBool())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren;
}

QModelIndex PlannedFilesModel::indexOfFile(int id) const
{
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        if (m_lines[i].file == id && id >= 0)
            return index(static_cast<int>(i));
    }
    return {};
}

} // namespace anomalyst::ui
