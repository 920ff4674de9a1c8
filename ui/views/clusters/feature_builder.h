// The window in which features are built: the list with the share of each in all distances, a form for the one in
// front, below it what that one makes of real events. What is chosen counts when the window is accepted. GUI thread;
// values and shares come from a worker.
#pragma once

#include "ui/state/workbench.h"
#include "ui/views/clusters/feature_list.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class QTimer;

namespace anomalyst::result
{
struct FeaturePreview;
struct FeaturePreviewParams;
} // namespace anomalyst::result

namespace anomalyst::ui
{

class BuiltFeatures;
class FeatureEditor;
class FeaturePreviewPane;

struct FeatureChoice {
    std::vector<ListedFeature> features;
    query::Normalization normalization = query::Normalization::L2;
};

class FeatureBuilder : public QDialog
{
    Q_OBJECT
public:
    FeatureBuilder(Workbench &workbench, LogId log, FeatureChoice choice, QWidget *parent = nullptr);

    FeatureChoice choice() const;

Q_SIGNALS:
    void measured(); // values and shares are there, or why not

private:
    QLayout *makeHead();
    QLayout *makeMiddle();
    QLayout *makeFoot();
    void takePreset(int index);
    void takeEdit();
    void showCurrent();
    void showShares(const result::FeaturePreview *preview);
    void changed(); // says what is wrong; measures anew once it has settled
    void measure();
    void present(std::shared_ptr<const result::FeaturePreview> preview);
    QString problemOf(const query::FeatureSpec &feature) const; // empty: it can be measured
    QString obstacle() const;                                   // why the features cannot be used
    bool takesPart(const ListedFeature &listed) const;
    result::FeaturePreviewParams previewParams(std::size_t shown) const;

    Workbench &m_workbench;
    LogId m_log;
    std::shared_ptr<const store::EventColumns> m_events;

    QComboBox *m_presets;
    QComboBox *m_normalization;
    BuiltFeatures *m_list;
    FeatureEditor *m_editor;
    FeaturePreviewPane *m_preview;
    QLabel *m_dominance;
    QLabel *m_obstacle;
    QPushButton *m_use;
    QTimer *m_settle;
};

} // namespace anomalyst::ui
