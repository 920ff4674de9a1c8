// The features that clustering measures: a checkable list, and a row to add one (what to measure, of which column).
#pragma once

#include "core/query/features.h"

#include <QWidget>

class QComboBox;
class QListWidget;

namespace anomalyst::ui
{

class FeatureList : public QWidget
{
    Q_OBJECT
public:
    explicit FeatureList(QWidget *parent = nullptr);

    void setLog(const store::LogInfo &log); // offers its columns and checks its default features; emits nothing
    std::vector<query::FeatureSpec> checked() const;

Q_SIGNALS:
    void featuresChanged();

private:
    void addChosen();
    void addItem(const query::FeatureSpec &feature);

    QListWidget *m_list = nullptr;
    QComboBox *m_measure = nullptr;
    QComboBox *m_column = nullptr;
};

} // namespace anomalyst::ui
