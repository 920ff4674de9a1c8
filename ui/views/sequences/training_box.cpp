#include "ui/views/sequences/training_box.h"

#include "ui/models/value_text.h"
#include "ui/widgets/display_text.h"

namespace anomalyst::ui
{

namespace
{

constexpr int kLogRole = Qt::UserRole;
constexpr int kModelRole = Qt::UserRole + 1;
constexpr int kFreezeRole = Qt::UserRole + 2; // the entry that takes what is shown
constexpr int kFrozenRole = Qt::UserRole + 3; // what was taken

QString describe(const query::Selection &selection)
{
    QStringList parts;
    if (selection.from && selection.to)
        parts << windowText({*selection.from, *selection.to});
    const std::size_t filters = selection.conditions.size() + selection.chosen.size();
    if (filters > 0)
        parts << (filters == 1 ? TrainingBox::tr("1 filter") : TrainingBox::tr("%1 filters").arg(filters));
    return parts.isEmpty() ? TrainingBox::tr("all events of the log") : parts.join(QStringLiteral(", "));
}

} // namespace

TrainingBox::TrainingBox(QWidget *parent)
    : QComboBox(parent)
{
    setObjectName(QStringLiteral("training"));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(this, &QComboBox::activated, this, &TrainingBox::freeze);
    fill();
}

void TrainingBox::setChoices(const std::vector<store::LogInfo> &logs, const QStringList &models)
{
    m_logs = logs;
    m_models = models;
    fill();
}

void TrainingBox::forgetFrozen()
{
    m_frozen.reset();
    fill();
}

void TrainingBox::fill()
{
    const auto chosenLog = log();
    const auto chosenModel = model();
    const bool wasFrozen = currentData(kFrozenRole).toBool();
    clear();
    addItem(tr("these sessions"));
    addEntry(tr("the events shown now, then filter anew"), kFreezeRole, true);
    if (m_frozen) {
        addEntry(tr("as shown before: %1").arg(describe(*m_frozen)), kFrozenRole, true);
        if (wasFrozen)
            setCurrentIndex(count() - 1);
    }
    for (const store::LogInfo &each : m_logs) {
        addEntry(tr("all of %1").arg(displayText(each.name, 40)), kLogRole, QVariant::fromValue<qint64>(each.id.value));
        if (chosenLog == each.id)
            setCurrentIndex(count() - 1);
    }
    for (const QString &name : m_models) {
        addEntry(tr("model: %1").arg(displayText(name, 40)), kModelRole, name);
        if (chosenModel == name)
            setCurrentIndex(count() - 1);
    }
}

void TrainingBox::addEntry(const QString &text, int role, const QVariant &value)
{
    addItem(text);
    setItemData(count() - 1, value, role);
    setItemData(count() - 1, text, Qt::ToolTipRole);
}

void TrainingBox::freeze(int index)
{
    if (!itemData(index, kFreezeRole).toBool() || !m_shown)
        return;
    m_frozen = m_shown();
    fill();
    setCurrentIndex(findData(true, kFrozenRole));
}

void TrainingBox::chooseModel(const QString &name)
{
    const int found = findData(name, kModelRole);
    if (found >= 0)
        setCurrentIndex(found);
}

std::optional<LogId> TrainingBox::log() const
{
    const QVariant found = currentData(kLogRole);
    return found.isValid() ? std::optional(LogId{found.toLongLong()}) : std::nullopt;
}

std::optional<query::Selection> TrainingBox::frozen() const
{
    return currentData(kFrozenRole).toBool() ? m_frozen : std::nullopt;
}

std::optional<QString> TrainingBox::model() const
{
    const QVariant found = currentData(kModelRole);
    return found.isValid() ? std::optional(found.toString()) : std::nullopt;
}

} // namespace anomalyst::ui
