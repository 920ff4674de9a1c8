// Paths between Qt and the core: bytes on disk are kept as they are. Any thread.
#pragma once

#include <QFile>

#include <filesystem>

namespace anomalyst::ui
{

inline std::filesystem::path toPath(const QString &path)
{
    return QFile::encodeName(path).toStdString();
}

inline QString toText(const std::filesystem::path &path)
{
    return QFile::decodeName(QByteArray::fromStdString(path.string()));
}

} // namespace anomalyst::ui
