#include "ui/widgets/save_path.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>

namespace anomalyst::ui
{

namespace
{

const QString kFolderKey = QStringLiteral("folders/save");

QString cleanName(QString name)
{
    static const QRegularExpression unfit(QStringLiteral(R"([^\w .,()+=@-]+)"),
                                          QRegularExpression::UseUnicodePropertiesOption);
    name.replace(unfit, QStringLiteral("_"));
    while (name.startsWith(QLatin1Char('.')))
        name.remove(0, 1);
    return name.right(120);
}

} // namespace

void askSavePath(QWidget *parent, const QString &title, const QString &suggestedName, const QString &filter,
                 std::function<void(const QString &)> chosen)
{
    auto *dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(filter);
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    dialog->setDirectory(QSettings().value(kFolderKey, documents).toString());
    const QString name = cleanName(suggestedName);
    dialog->selectFile(name);
    dialog->setDefaultSuffix(name.section(QLatin1Char('.'), -1));
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [dialog, chosen = std::move(chosen)](const QString &path) {
                         QSettings().setValue(kFolderKey, dialog->directory().absolutePath());
                         chosen(path);
                     });
    dialog->open();
}

QString tableFileFilter()
{
    return QCoreApplication::translate("SavePath", "CSV (*.csv);;JSON lines (*.jsonl)");
}

} // namespace anomalyst::ui
