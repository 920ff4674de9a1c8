// What the model learns from: the sessions that are scored, the events that were shown when that was chosen (a period or
// a filter to compare another with), all events of a log whatever the filters, or nothing, where a kept model is scored
// by. GUI thread.
#pragma once

#include "core/query/selection.h"
#include "core/store/case_file.h"

#include <QComboBox>

#include <functional>
#include <optional>
#include <vector>

namespace anomalyst::ui
{

class TrainingBox : public QComboBox
{
    Q_OBJECT
public:
    explicit TrainingBox(QWidget *parent = nullptr);

    // What "the events shown now" are, when it is chosen.
    void setShown(std::function<query::Selection()> shown) { m_shown = std::move(shown); }
    // Keeps what is chosen.
    void setChoices(const std::vector<store::LogInfo> &logs, const QStringList &models);
    void forgetFrozen(); // for another log
    void chooseModel(const QString &name);
    std::optional<LogId> log() const;                // to train on, without filters
    std::optional<query::Selection> frozen() const;  // of the log that is scored, to train on
    std::optional<QString> model() const;            // to score by

private:
    void fill();
    void freeze(int index);
    void addEntry(const QString &text, int role, const QVariant &value);

    std::function<query::Selection()> m_shown;
    std::optional<query::Selection> m_frozen;
    std::vector<store::LogInfo> m_logs;
    QStringList m_models;
};

} // namespace anomalyst::ui
