#include "ui/file_questions.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QMimeData>
#include <QSettings>

namespace anomalyst::ui
{

namespace
{

const QString kLogFolderKey = QStringLiteral("folders/logs");

QString tr(const char *text)
{
    return QCoreApplication::translate("FileQuestions", text);
}

} // namespace

QStringList localFilesOf(const QMimeData &dropped)
{
    QStringList paths;
    for (const QUrl &url : dropped.urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    return paths;
}

void askForLogs(QWidget *parent, std::function<void(const QStringList &)> chosen)
{
    auto *dialog = new QFileDialog(parent, tr("Open logs"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Logs (*.csv *.tsv *.txt *.log *.json *.jsonl *.ndjson *.evtx)"), tr("All files (*)")});
    if (const QString folder = QSettings().value(kLogFolderKey).toString(); !folder.isEmpty())
        dialog->setDirectory(folder);
    QObject::connect(dialog, &QFileDialog::filesSelected, parent,
                     [dialog, chosen = std::move(chosen)](const QStringList &paths) {
                         QSettings().setValue(kLogFolderKey, dialog->directory().absolutePath());
                         chosen(paths);
                     });
    dialog->open();
}

void askForFolder(QWidget *parent, std::function<void(const QString &)> chosen)
{
    auto *dialog = new QFileDialog(parent, tr("Add a folder of logs"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    if (const QString folder = QSettings().value(kLogFolderKey).toString(); !folder.isEmpty())
        dialog->setDirectory(folder);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    dialog->open();
}

void askForCase(QWidget *parent, const QString &folder, std::function<void(const QString &)> chosen)
{
    auto *dialog = new QFileDialog(parent, tr("Open case"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Cases (*.anomalyst)"), tr("All files (*)")});
    dialog->setDirectory(folder);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    dialog->open();
}

} // namespace anomalyst::ui
