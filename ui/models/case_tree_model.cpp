#include "ui/models/case_tree_model.h"

#include "ui/models/source_title.h"
#include "ui/state/file_path.h"

namespace anomalyst::ui
{

void CaseTreeModel::setCase(std::vector<store::LogInfo> logs, LogId current)
{
    m_logs = std::move(logs);
    m_current = current;
    rebuild();
}

void CaseTreeModel::setCurrentLog(LogId log)
{
    if (log == m_current)
        return;
    m_current = log;
    rebuild();
}

void CaseTreeModel::rebuild()
{
    beginResetModel();
    m_sections.clear();
    if (!m_logs.empty()) {
        m_sections.push_back(logSection());
        for (const store::LogInfo &log : m_logs) {
            if (log.id == m_current)
                m_sections.push_back(roleSection(log));
        }
        m_sections.push_back(fileSection());
    }
    std::erase_if(m_sections, [](const Section &section) { return section.items.empty(); });
    endResetModel();
}

CaseTreeModel::Section CaseTreeModel::logSection() const
{
    Section section{.caption = tr("Logs"), .items = {}};
    for (const store::LogInfo &log : m_logs) {
        section.items.push_back({.kind = Kind::Log,
                                 .text = QString::fromStdString(log.name),
                                 .note = {},
                                 .log = log.id,
                                 .count = log.events,
                                 .rejected = log.rejected});
    }
    return section;
}

CaseTreeModel::Section CaseTreeModel::roleSection(const store::LogInfo &log) const
{
    Section section{.caption = tr("Roles in %1").arg(QString::fromStdString(log.name)), .items = {}};
    for (const ColumnSpec &column : log.columns) {
        if (column.role == Role::None)
            continue;
        const std::string_view name = roleName(column.role);
        QString text = QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
        text.replace(QLatin1Char('_'), QLatin1Char(' '));
        text[0] = text[0].toUpper();
        section.items.push_back({.kind = Kind::Column,
                                 .text = text,
                                 .note = QString::fromStdString(column.name),
                                 .log = log.id,
                                 .count = {},
                                 .rejected = 0});
    }
    return section;
}

CaseTreeModel::Section CaseTreeModel::fileSection() const
{
    Section section{.caption = tr("Files"), .items = {}};
    for (const store::LogInfo &log : m_logs) {
        for (const store::FileInfo &file : log.files) {
            section.items.push_back({.kind = Kind::File,
                                     .text = sourceTitle(toText(file.path)),
                                     .note = {},
                                     .log = log.id,
                                     .count = file.events,
                                     .rejected = file.rejected});
        }
    }
    return section;
}

QModelIndex CaseTreeModel::indexOfLog(LogId log) const
{
    if (m_sections.empty())
        return {};
    const QModelIndex section = index(0, 0);
    for (int row = 0; row < rowCount(section); ++row) {
        if (m_sections[0].items[static_cast<std::size_t>(row)].log == log)
            return index(row, 0, section);
    }
    return {};
}

// The internal id of a caption is 0, that of an entry the number of its section + 1.
QModelIndex CaseTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : 0);
}

QModelIndex CaseTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(child.internalId()) - 1, 0, quintptr(0));
}

int CaseTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_sections.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return static_cast<int>(m_sections[static_cast<std::size_t>(parent.row())].items.size());
}

int CaseTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant CaseTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == 0) {
        if (role == Qt::DisplayRole)
            return m_sections[static_cast<std::size_t>(index.row())].caption;
        return role == KindRole ? QVariant(static_cast<int>(Kind::Caption)) : QVariant();
    }
    const Item &item = m_sections[index.internalId() - 1].items[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return item.text;
    case KindRole:
        return static_cast<int>(item.kind);
    case LogRole:
        return static_cast<qint64>(item.log.value);
    case CountRole:
        return item.count ? QVariant(*item.count) : QVariant();
    case NoteRole:
        return item.note;
    case RejectedRole:
        return item.rejected;
    default:
        return {};
    }
}

Qt::ItemFlags CaseTreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return index.internalId() == 0 ? Qt::ItemIsEnabled : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace anomalyst::ui
