#include "ui/state/remembered_choices.h"

#include "ui/state/import_shape.h"

#include <QSettings>

namespace anomalyst::ui
{

namespace
{
constexpr qsizetype kMost = 100;
const QString kGroup = QStringLiteral("importChoices");
} // namespace

RememberedChoices::RememberedChoices()
{
    QSettings settings;
    const int count = settings.beginReadArray(kGroup);
    for (int i = 0; i < count && m_list.size() < kMost; ++i) {
        settings.setArrayIndex(i);
        m_list.append({.shape = settings.value(QStringLiteral("shape")).toString(),
                       .options = optionsFromText(settings.value(QStringLiteral("options")).toString()),
                       .chosen = settings.value(QStringLiteral("chosen")).toDateTime()});
    }
}

void RememberedChoices::remember(const QString &shape, importing::ImportOptions options)
{
    options.year.reset();
    m_list.removeIf([&](const RememberedChoice &known) { return known.shape == shape; });
    if (hasWishes(options))
        m_list.prepend({shape, std::move(options), QDateTime::currentDateTimeUtc()});
    while (m_list.size() > kMost)
        m_list.removeLast();
    save();
}

void RememberedChoices::forget(const QString &shape)
{
    if (m_list.removeIf([&](const RememberedChoice &known) { return known.shape == shape; }) > 0)
        save();
}

void RememberedChoices::save() const
{
    QSettings settings;
    settings.remove(kGroup);
    settings.beginWriteArray(kGroup, static_cast<int>(m_list.size()));
    for (int i = 0; i < m_list.size(); ++i) {
        settings.setArrayIndex(i);
        settings.setValue(QStringLiteral("shape"), m_list[i].shape);
        settings.setValue(QStringLiteral("options"), optionsText(m_list[i].options));
        settings.setValue(QStringLiteral("chosen"), m_list[i].chosen);
    }
    settings.endArray();
}

std::optional<RememberedChoice> choiceFor(const RememberedList &list, const QString &shape)
{
    for (const RememberedChoice &choice : list) {
        if (choice.shape == shape)
            return choice;
    }
    return std::nullopt;
}

} // namespace anomalyst::ui
