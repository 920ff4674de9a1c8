// What the model learns from: the sessions that are scored, all events of a log whatever the filters, or nothing, where
// a kept model is scored by. GUI thread.
#pragma once

#include "core/store/case_file.h"

#include <QComboBox>

#include <optional>
#include <vector>

namespace anomalyst::ui
{

class TrainingBox : public QComboBox
{
    Q_OBJECT
public:
    explicit TrainingBox(QWidget *parent = nullptr);

    void setChoices(const std::vector<store::LogInfo> &logs, const QStringList &models); // keeps what is chosen
    void chooseModel(const QString &name);
    std::optional<LogId> log() const;      // to train on, without filters
    std::optional<QString> model() const;  // to score by

};

} // namespace anomalyst::ui
