// How a person wanted files of a shape to be read, kept in the settings: the newest choices, a bounded number. GUI
// thread; a copy of the list may be read by workers.
#pragma once

#include "core/import/import_file.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace anomalyst::ui
{

struct RememberedChoice {
    QString shape; // of import_shape
    importing::ImportOptions options;
    QDateTime chosen; // UTC
};

using RememberedList = QList<RememberedChoice>; // newest first

class RememberedChoices
{
public:
    RememberedChoices(); // as the settings have them

    const RememberedList &list() const { return m_list; }
    // The year is not kept: it belongs to one file. No wishes at all: forgotten.
    void remember(const QString &shape, importing::ImportOptions options);
    void forget(const QString &shape);

private:
    void save() const;

    RememberedList m_list;
};

std::optional<RememberedChoice> choiceFor(const RememberedList &list, const QString &shape);

} // namespace anomalyst::ui
