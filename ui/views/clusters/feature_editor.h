// One feature as a form: which column, what to measure, of which part of its text, how much it counts. Says what is
// wrong below the fields. GUI thread.
#pragma once

#include "core/query/features.h"

#include <QFrame>

#include <optional>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace anomalyst::ui
{

class FeatureEditor : public QFrame
{
    Q_OBJECT
public:
    explicit FeatureEditor(const store::LogInfo &log, QWidget *parent = nullptr);

    void setFeature(const std::optional<query::FeatureSpec> &feature); // none: nothing can be edited; emits nothing
    query::FeatureSpec feature() const;
    void showProblem(const QString &problem); // empty: there is none
    void startEditing();                      // the keyboard goes to the first field

Q_SIGNALS:
    void edited();

private:
    void addColumns(const store::LogInfo &log);
    void addMeasures();
    void addParts();
    void addRows();
    void follow(); // shows the fields that the choices ask for
    void takeEdit();
    query::PartRule rule() const;

    QFormLayout *m_form;
    QComboBox *m_column;
    QComboBox *m_measure;
    QComboBox *m_part;
    QLineEdit *m_argument;
    QSpinBox *m_parts;
    QLineEdit *m_delimiters;
    QDoubleSpinBox *m_weight;
    QLabel *m_problem;
    bool m_isFilling = false;
};

} // namespace anomalyst::ui
