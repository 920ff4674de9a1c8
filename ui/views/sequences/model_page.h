// The model: whose parameters' values it looks at, with the reason beside each and a say in it, and the models that the
// case keeps, to score by, export, import and delete. GUI thread.
#pragma once

#include "ui/models/sequences_tables.h"
#include "ui/state/kept_models.h"
#include "ui/state/workbench.h"

#include <QWidget>

#include <optional>
#include <string>
#include <vector>

class QListWidget;
class QPushButton;

namespace anomalyst::ui
{

class DataTable;
class ElidedLabel;

class ModelPage : public QWidget
{
    Q_OBJECT
public:
    ModelPage(Workbench &workbench, KeptModels &kept, QWidget *parent = nullptr);

    void setData(std::shared_ptr<const SequencesData> sequences); // null: none
    // What a person chose instead of the rule; none: the rule.
    const std::optional<std::vector<std::string>> &chosenNames() const { return m_chosen; }
    void forgetChoice() { m_chosen.reset(); } // of another log
    void toggle(std::size_t parameter);       // of the model

Q_SIGNALS:
    void choiceChanged();
    void modelChosen(const QString &name); // to score by

private:
    QWidget *makeParameters();
    QWidget *makeKept();
    void describe();
    void showNames();
    void askForName();
    void exportModel();
    void importModel();

    Workbench &m_workbench;
    KeptModels &m_kept;
    std::shared_ptr<const SequencesData> m_data;
    std::optional<std::vector<std::string>> m_chosen;
    ElidedLabel *m_summary;
    QPushButton *m_byRule;
    DataTable *m_table;
    ResultTableModel *m_model;
    QListWidget *m_names;
    std::vector<QPushButton *> m_onName; // that need one to be selected
    std::vector<QPushButton *> m_onModel;
};

} // namespace anomalyst::ui
