#include "ui/views/timeseries/window_query.h"

#include "core/base/error.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QSettings>
#include <QWidget>

namespace anomalyst::ui
{

namespace
{

const QString kLanguageKey = QStringLiteral("query/language");

QString nameOf(exporting::QueryLanguage language)
{
    const std::string_view name = exporting::queryLanguageName(language);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace

QString queryLanguageTitle(exporting::QueryLanguage language)
{
    switch (language) {
    case exporting::QueryLanguage::Kql:
        return QStringLiteral("KQL");
    case exporting::QueryLanguage::Spl:
        return QStringLiteral("SPL");
    case exporting::QueryLanguage::Sql:
        return QStringLiteral("SQL");
    case exporting::QueryLanguage::Elasticsearch:
        return QStringLiteral("Elasticsearch");
    }
    return {};
}

WindowQuery::WindowQuery(Workbench &workbench, std::function<std::optional<Asked>()> asked, QWidget *owner)
    : QObject(owner)
    , m_workbench(workbench)
    , m_asked(std::move(asked))
{
    const std::string kept = QSettings().value(kLanguageKey).toString().toStdString();
    if (const auto language = exporting::queryLanguageFromName(kept))
        m_language = *language;
    auto *again = new QAction(tr("Copy as query"), this);
    again->setShortcut(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C));
    again->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(again, &QAction::triggered, this, &WindowQuery::copyAgain);
    owner->addAction(again);
}

void WindowQuery::copy(exporting::QueryLanguage language)
{
    m_language = language;
    QSettings().setValue(kLanguageKey, nameOf(language));
    const std::optional<Asked> asked = m_asked();
    const store::LogInfo *log = asked ? m_workbench.openCase.log(asked->log) : nullptr;
    if (!log)
        return;
    try {
        const std::string text =
            exporting::queryText(language, *log, {asked->window}, m_workbench.filters.selectionFor(asked->log));
        QGuiApplication::clipboard()->setText(QString::fromStdString(text));
        m_workbench.notices.post(
            {.text = tr("The window of time is on the clipboard as %1").arg(queryLanguageTitle(language))});
        Q_EMIT copied(queryLanguageTitle(language));
    } catch (const Error &error) {
        m_workbench.notices.post({.weight = Notice::Weight::Warning, .text = QString::fromUtf8(error.what())});
    }
}

void WindowQuery::fill(QMenu &menu)
{
    for (const exporting::QueryLanguage language : exporting::kAllQueryLanguages) {
        QAction *action = menu.addAction(tr("Copy as %1").arg(queryLanguageTitle(language)));
        connect(action, &QAction::triggered, this, [this, language] { copy(language); });
    }
}

} // namespace anomalyst::ui
