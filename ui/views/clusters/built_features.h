// The list of features in the window where they are built: each with a tick and its share in all distances; they are
// added, removed and put in order by buttons and keys. GUI thread.
#pragma once

#include "ui/views/clusters/feature_list.h"

#include <optional>

class QHBoxLayout;

namespace anomalyst::ui
{

class BuiltFeatures : public QWidget
{
    Q_OBJECT
public:
    BuiltFeatures(const store::LogInfo &log, std::vector<ListedFeature> features, QWidget *parent = nullptr);

    const std::vector<ListedFeature> &features() const { return m_features; }
    std::optional<std::size_t> current() const;
    void setFeatures(std::vector<ListedFeature> features);
    void changeCurrent(const query::FeatureSpec &feature);            // emits nothing
    void setShares(const std::vector<std::optional<double>> &shares); // one a feature

Q_SIGNALS:
    void currentChanged(); // another one is in front, or none
    void ticksChanged();
    void opened(); // the one in front is to be edited

private:
    void addButtons(QHBoxLayout &row);
    void add();
    void remove();
    void move(int steps);
    void takeTicks();
    void fill(int current);
    ColumnSpec columnToAdd() const;

    store::LogInfo m_log;
    std::vector<ListedFeature> m_features;
    QListWidget *m_list;
};

} // namespace anomalyst::ui
