// A window of time with the active filters of a log, put on the clipboard as a query for the system that the log came
// from. The language chosen last is kept in the settings. GUI thread.
#pragma once

#include "core/export/query_text.h"
#include "ui/state/workbench.h"

#include <QObject>

#include <functional>

class QMenu;
class QWidget;

namespace anomalyst::ui
{

class WindowQuery : public QObject
{
    Q_OBJECT
public:
    struct Asked {
        LogId log;
        TimeWindow window;
    };
    // `asked` tells what is to be copied when it is; none: nothing is. `owner` gets the shortcut.
    WindowQuery(Workbench &workbench, std::function<std::optional<Asked>()> asked, QWidget *owner);

    exporting::QueryLanguage language() const { return m_language; }
    void copy(exporting::QueryLanguage language);
    void copyAgain() { copy(m_language); }
    void fill(QMenu &menu); // an action a language

Q_SIGNALS:
    void copied(const QString &languageName);

private:
    Workbench &m_workbench;
    std::function<std::optional<Asked>()> m_asked;
    exporting::QueryLanguage m_language = exporting::QueryLanguage::Kql;
};

QString queryLanguageTitle(exporting::QueryLanguage language); // "KQL", "Elasticsearch"

} // namespace anomalyst::ui
