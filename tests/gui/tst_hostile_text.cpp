// Text of a log that means harm, wherever the window shows it: no widget may hold a control or bidirectional character,
// or take a text for markup.

#include "ui/log_opening.h"
#include "ui/main_window.h"
#include "ui/models/events_model.h"
#include "ui/views/events/column_chooser.h"
#include "ui/views/events/event_finding.h"
#include "ui/views/events/events_view.h"
#include "ui/views/filters/filter_bar.h"
#include "ui/views/import/file_list.h"
#include "ui/views/import/plan_page.h"
#include "ui/views/import/preview_pane.h"
#include "ui/views/import/rejected_dialog.h"
#include "ui/views/import/report_page.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/elided_label.h"
#include "ui/workspace.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDir>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QToolTip>
#include <QtTest>

using namespace anomalyst;
using namespace anomalyst::ui;

namespace
{

const QString kHarm = QStringLiteral("\u202Egpj.exe\u001B[31m\u0007<b>&x</b>");

bool isHarmful(QChar letter)
{
    const char16_t code = letter.unicode();
    const bool control = (code < 0x20 && code != '\n') || (code >= 0x7F && code < 0xA0);
    return control || (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

// Every text that the widget shows, each with the name of where it stands.
QStringList shownTexts(const QWidget *widget)
{
    QStringList texts = {widget->toolTip(), widget->accessibleName(), widget->windowTitle(), widget->statusTip()};
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        texts << label->text();
    if (const auto *label = qobject_cast<const ElidedLabel *>(widget))
        texts << label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        texts << button->text();
    if (const auto *field = qobject_cast<const QLineEdit *>(widget))
        texts << field->placeholderText();
    if (const auto *box = qobject_cast<const QComboBox *>(widget)) {
        for (int i = 0; i < box->count(); ++i)
            texts << box->itemText(i) << box->itemData(i, Qt::ToolTipRole).toString();
    }
    for (const QAction *action : widget->actions())
        texts << action->text() << action->toolTip();
    return texts;
}

QString harmIn(const QWidget *root)
{
    QList<const QWidget *> widgets = {root};
    for (const QWidget *child : root->findChildren<QWidget *>())
        widgets << child;
    for (const QWidget *widget : widgets) {
        const QString place = QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') +
                              widget->objectName() + QLatin1String(": ");
        const auto *label = qobject_cast<const QLabel *>(widget);
        const bool isOurs =
            label && label->text().startsWith(QLatin1String("<qt>")); // a tip: what stands in it is escaped
        if (label && !isOurs && label->textFormat() != Qt::PlainText && Qt::mightBeRichText(label->text()))
            return place + QLatin1String("markup ") + label->text();
        if (isOurs && label->text().contains(QLatin1String("<b>")))
            return place + QLatin1String("markup in a tip");
        if (Qt::mightBeRichText(widget->toolTip()) && widget->toolTip().contains(QLatin1String("<b>")))
            return place + QLatin1String("markup in the tool tip");
        for (const QString &text : shownTexts(widget)) {
            if (std::ranges::any_of(text, isHarmful))
                return place + QString::fromUtf8(text.toUtf8().toPercentEncoding(" "));
        }
    }
    return {};
}

// The tool tips of the first cells and titles of every table and list, as the mouse would raise them.
QString harmInTips(const QWidget *root)
{
    for (QAbstractItemView *view : root->findChildren<QAbstractItemView *>()) {
        if (!view->isVisible() || !view->model())
            continue;
        for (int row = 0; row < std::min(3, view->model()->rowCount()); ++row) {
            const QPoint at = view->visualRect(view->model()->index(row, 0)).center();
            QHelpEvent help(QEvent::ToolTip, at, view->viewport()->mapToGlobal(at));
            QCoreApplication::sendEvent(view->viewport(), &help);
            const QString tip = QToolTip::text();
            if (std::ranges::any_of(tip, isHarmful) || tip.contains(QLatin1String("<b>")))
                return QLatin1String(view->metaObject()->className()) + QLatin1String(" tip: ") + tip;
            QToolTip::hideText();
        }
    }
    return {};
}

} // namespace

#define VERIFY_HARMLESS(root)                                                                                          \
    do {                                                                                                               \
        const QString found = harmIn(root);                                                                            \
        QVERIFY2(found.isEmpty(), qPrintable(found));                                                                  \
        const QString tip = harmInTips(root);                                                                          \
        QVERIFY2(tip.isEmpty(), qPrintable(tip));                                                                      \
    } while (false)

class TestHostileText : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;

    // Its name, its titles and its values mean harm; one row cannot be read.
    QString writeLog(const QString &name) const
    {
        QFile file(m_home.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        const QByteArray harm = kHarm.toUtf8();
        QByteArray text = "Time,Account" + harm + ",Account,Process\n";
        for (int i = 0; i < 20; ++i)
            text += "2024-01-01 10:00:" + QByteArray::number(10 + i) + "," + harm + "," + harm + "," + harm + "\n";
        file.write(text + harm + "\n");
        return file.fileName();
    }

    static bool settle(MainWindow &window)
    {
        Workbench &bench = window.workbench();
        return QTest::qWaitFor([&] { return bench.jobs.isIdle() && bench.listed.isSettled(); }, 30'000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        // Neither settings nor cases of the person are touched.
        qputenv("XDG_DATA_HOME", m_home.path().toLocal8Bit());
        QCoreApplication::setOrganizationName(QStringLiteral("AnomalystTest"));
        QCoreApplication::setApplicationName(QStringLiteral("hostile"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_home.path());
    }

    void theTestSeesHarm() // else nothing below would mean anything
    {
        QLabel label(kHarm);
        QVERIFY(!harmIn(&label).isEmpty());
        label.setTextFormat(Qt::AutoText);
        label.setText(QStringLiteral("<b>x</b>"));
        QVERIFY(!harmIn(&label).isEmpty());
    }

    void noPageOfTheImportShowsIt()
    {
        MainWindow window;
        window.show();
        const QString empty = m_home.filePath(QStringLiteral("empty ") + QChar(0x202E) + QStringLiteral("<b>.csv"));
        QVERIFY(QFile(empty).open(QIODevice::WriteOnly));
        window.logOpening().open({writeLog(QStringLiteral("a \u202E\u001B<b>x.csv")), empty});
        ImportDialog *dialog = window.logOpening().dialog();
        QVERIFY(dialog);
        QVERIFY(QTest::qWaitFor([&] { return dialog->findChild<QPushButton *>(QStringLiteral("import"))->isEnabled(); },
                                20'000));
        for (const PlannedFile &file : dialog->planPage().plan().files()) {
            dialog->planPage().selectFile(file.id);
            VERIFY_HARMLESS(dialog);
        }
        dialog->planPage().selectFile(dialog->planPage().plan().files().front().id);
        dialog->findChild<QPushButton *>(QStringLiteral("import"))->click();
        VERIFY_HARMLESS(dialog);
        QVERIFY(QTest::qWaitFor([&] { return dialog->page() == ImportDialog::Report; }, 20'000));
        QVERIFY(settle(window));
        for (int row = 0; row < dialog->reportPage().list().model()->rowCount(); ++row) {
            dialog->reportPage().list().setCurrentIndex(dialog->reportPage().list().model()->index(row, 0));
            VERIFY_HARMLESS(dialog);
        }
        dialog->accept();
        VERIFY_HARMLESS(&window);
    }

    void noViewOfTheWindowShowsIt()
    {
        MainWindow window;
        window.show();
        window.openPaths({writeLog(QStringLiteral("b \u202E\u001B<b>.csv"))});
        QVERIFY(QTest::qWaitFor([&] { return window.workbench().openCase.isOpen(); }, 20'000));
        QVERIFY(settle(window));
        EventsView &events = window.workspace().events();
        for (const int tab :
             {Workspace::TimeSeriesTab, Workspace::ClustersTab, Workspace::SequencesTab, Workspace::EventsTab}) {
            window.showTab(tab);
            QVERIFY(settle(window));
            VERIFY_HARMLESS(&window);
        }
        QVERIFY(QTest::qWaitFor([&] { return events.model().event(0) != nullptr; }, 10'000));
        events.table().setCurrentIndex(events.model().index(0, 1));
        events.openFind();
        const auto *log = window.workbench().listed.log();
        window.workbench().filters.add({.log = log->id,
                                        .condition = {.column = log->columns[1].name,
                                                      .op = query::Operator::Equal,
                                                      .value = kHarm.toStdString()}});
        QVERIFY(settle(window));
        QTest::qWait(0);
        VERIFY_HARMLESS(&window);
        events.chooseColumns();
        VERIFY_HARMLESS(events.findChild<ColumnChooser *>());
        delete events.findChild<ColumnChooser *>();
        RejectedDialog rejected(window.workbench(), &window);
        rejected.show();
        QVERIFY(settle(window));
        VERIFY_HARMLESS(&rejected);
    }
};

QTEST_MAIN(TestHostileText)
#include "tst_hostile_text.moc"
