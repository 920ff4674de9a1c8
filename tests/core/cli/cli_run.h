// Runs the real command-line program on a case in a temporary folder. For tests only; one thread.
#pragma once

#include "tests/support/reference.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace anomalyst::test
{

inline QString cliProgram()
{
    return QStringLiteral(ANOMALYST_BINARY_DIR "/app/anomalyst-cli");
}

struct CliRun {
    int exitCode = -1; // -1: did not end by itself
    QByteArray out;
    QByteArray err;
};

inline CliRun runCli(const QStringList &arguments)
{
    QProcess process;
    process.start(cliProgram(), arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

// A folder with a case that a file was imported into.
class CliCase
{
public:
    explicit CliCase(const std::filesystem::path &file = {}, const QStringList &options = {})
    {
        if (!file.empty())
            imported = runCli(QStringList{QStringLiteral("import"), QStringLiteral("--case"), casePath(),
                                          QString::fromStdString(file.string())} +
                              options);
    }

    QString path(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    QString casePath() const { return path("test.anomalyst"); }

    // Runs a command on the case.
    CliRun run(const char *command, const QStringList &options) const
    {
        return runCli(QStringList{QString::fromUtf8(command), QStringLiteral("--case"), casePath()} + options);
    }
    // The table that `--output -` of a command prints; none where the command failed.
    CsvTable table(const char *command, QStringList options, const char *output = "--output") const
    {
        options << QString::fromUtf8(output) << QStringLiteral("-");
        const CliRun done = run(command, options);
        if (done.exitCode != 0)
            qWarning("%s", done.err.constData());
        return done.exitCode == 0 ? parseCsv(done.out.toStdString()) : CsvTable();
    }

    CliRun imported;

private:
    QTemporaryDir m_folder;
};

// Words of a command line, parted by '|' because conditions hold blanks.
inline QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(QLatin1Char('|'), Qt::SkipEmptyParts);
}

} // namespace anomalyst::test
