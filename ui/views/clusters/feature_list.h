// The features that clustering measures as a checkable list, and the way to the window where they are built. GUI
// thread.
#pragma once

#include "core/query/features.h"

#include <QWidget>

class QListWidget;

namespace anomalyst::ui
{

struct ListedFeature {
    query::FeatureSpec feature;
    bool used = true;

    friend bool operator==(const ListedFeature &, const ListedFeature &) = default;
};

class FeatureList : public QWidget
{
    Q_OBJECT
public:
    explicit FeatureList(QWidget *parent = nullptr);

    void setLog(const store::LogInfo &log);                       // checks its default features; emits nothing
    void setFeatures(const std::vector<ListedFeature> &features); // emits nothing
    std::vector<ListedFeature> features() const;
    std::vector<query::FeatureSpec> checked() const;

Q_SIGNALS:
    void featuresChanged();
    void editRequested();

private:
    QListWidget *m_list = nullptr;
};

} // namespace anomalyst::ui
