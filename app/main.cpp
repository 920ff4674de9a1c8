#include "ui/main_window.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>

#include <clocale>

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    std::setlocale(LC_NUMERIC, "C"); // Qt sets the locale of the person; numbers in files know only "."
    QApplication::setOrganizationName(QStringLiteral("Anomalyst"));
    QApplication::setApplicationName(QStringLiteral("Anomalyst"));
    QApplication::setApplicationVersion(QStringLiteral(ANOMALYST_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(QApplication::translate("main", "Finds what does not belong in a log."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption sample(QStringLiteral("sample"), QApplication::translate("main", "Open the sample."));
    parser.addOption(sample);
    parser.addPositionalArgument(QStringLiteral("files"), QApplication::translate("main", "Logs to import, or a case."),
                                 QStringLiteral("[files…]"));
    parser.process(app);

    anomalyst::ui::MainWindow window;
    window.show();
    if (parser.isSet(sample))
        window.openSample();
    window.openPaths(parser.positionalArguments());
    return QApplication::exec();
}
