#include "ui/views/sequences/training_box.h"

#include "ui/widgets/display_text.h"

namespace anomalyst::ui
{

namespace
{

constexpr int kLogRole = Qt::UserRole;
constexpr int kModelRole = Qt::UserRole + 1;

} // namespace

TrainingBox::TrainingBox(QWidget *parent)
    : QComboBox(parent)
{
    setObjectName(QStringLiteral("training"));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setChoices({}, {});
}

void TrainingBox::setChoices(const std::vector<store::LogInfo> &logs, const QStringList &models)
{
    const auto chosenLog = log();
    const auto chosenModel = model();
    clear();
    addItem(tr("these sessions"));
    for (const store::LogInfo &each : logs) {
        addItem(tr("all of %1").arg(displayText(each.name, 40)));
        setItemData(count() - 1, QVariant::fromValue<qint64>(each.id.value), kLogRole);
        if (chosenLog == each.id)
            setCurrentIndex(count() - 1);
    }
    for (const QString &name : models) {
        addItem(tr("model: %1").arg(displayText(name, 40)));
        setItemData(count() - 1, name, kModelRole);
        if (chosenModel == name)
            setCurrentIndex(count() - 1);
    }
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

std::optional<QString> TrainingBox::model() const
{
    const QVariant found = currentData(kModelRole);
    return found.isValid() ? std::optional(found.toString()) : std::nullopt;
}

} // namespace anomalyst::ui
