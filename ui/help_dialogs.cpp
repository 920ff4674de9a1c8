#include "ui/help_dialogs.h"

#include "ui/widgets/plain_label.h"
#include "ui/widgets/style_sheet.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QVBoxLayout>

namespace anomalyst::ui
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("HelpDialogs", text);
}

QDialog *makeDialog(QWidget *parent, const QString &title)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    return dialog;
}

void finish(QDialog *dialog)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    static_cast<QVBoxLayout *>(dialog->layout())->addWidget(buttons);
    dialog->show();
}

// What no action says: the habits of the mouse and of tables.
QList<std::pair<QString, QString>> gestures()
{
    return {{tr("List what a row stands for"), tr("Enter, double click")},
            {tr("Next, previous row"), QStringLiteral("J, K")},
            {tr("Next, previous hit in events"), QStringLiteral("F3, Shift+F3")},
            {tr("Filter row of the events"), QStringLiteral("Ctrl+Shift+F")},
            {tr("Role of a column, in the preview of an import"), QStringLiteral("R, F2")},
            {tr("Copy rows"), QStringLiteral("Ctrl+C")},
            {tr("Copy rows with column names"), QStringLiteral("Ctrl+Shift+C")},
            {tr("Zoom a chart"), tr("wheel")},
            {tr("Choose a stretch of time"), tr("drag")},
            {tr("Move along the time"), tr("Shift + drag")},
            {tr("Fit the chart"), tr("double click on its background")},
            {tr("Move a limit"), tr("drag its line")},
            {tr("Choose on the map of clusters"), tr("drag, Alt + drag")},
            {tr("Pan, zoom, fit the focused chart"), tr("← →, + −, Home")}};
}

} // namespace

QDialog *showShortcuts(QWidget *parent, const QList<QAction *> &actions)
{
    QDialog *dialog = makeDialog(parent, tr("Keyboard shortcuts"));
    QList<std::pair<QString, QString>> rows;
    for (const QAction *action : actions) {
        if (!action->shortcut().isEmpty())
            rows.append({action->text().remove(QLatin1Char('&')).remove(QChar(0x2026)),
                         QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText)
                             .replace(QLatin1String("; "), QLatin1String(", "))});
    }
    rows.append(gestures());
    auto *card = new QFrame(dialog);
    setPart(card, "card");
    auto *grid = new QGridLayout(card);
    grid->setContentsMargins(18, 14, 18, 14);
    grid->setHorizontalSpacing(22);
    grid->setVerticalSpacing(7);
    const int half = static_cast<int>(rows.size() + 1) / 2;
    for (int i = 0; i < rows.size(); ++i) {
        const int column = i < half ? 0 : 3;
        grid->addWidget(plainLabel(rows[i].first, nullptr, card), i % half, column);
        grid->addWidget(plainLabel(rows[i].second, "badge", card), i % half, column + 1, Qt::AlignRight);
    }
    grid->setColumnMinimumWidth(2, 26);
    static_cast<QVBoxLayout *>(dialog->layout())->addWidget(card);
    finish(dialog);
    return dialog;
}

QDialog *showAbout(QWidget *parent)
{
    QDialog *dialog = makeDialog(parent, tr("About Anomalyst"));
    auto *column = static_cast<QVBoxLayout *>(dialog->layout());
    auto *sign = new QLabel(dialog);
    sign->setPixmap(QIcon(QStringLiteral(":/icons/anomalyst.svg")).pixmap(56, 56));
    column->addWidget(sign);
    column->addWidget(plainLabel(QStringLiteral("Anomalyst %1").arg(QCoreApplication::applicationVersion()), "title"));
    QLabel *text =
        plainLabel(tr("Finds what does not belong in a log: unusual times by seasonal decomposition, unusual "
                      "processes by clustering, unusual sessions by the likelihood of their commands.\n\n"
                      "Nothing leaves this computer.\n\n"
                      "Free software under the GNU General Public License, version 3 or later. Built with "
                      "Qt %1.")
                       .arg(QLatin1String(qVersion())),
                   nullptr, dialog);
    text->setWordWrap(true);
    text->setMinimumWidth(420);
    column->addWidget(text);
    finish(dialog);
    return dialog;
}

} // namespace anomalyst::ui
