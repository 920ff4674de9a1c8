// What one feature makes of the first events: the text, the part taken of it, the value, the value that distances are
// taken of. GUI thread.
#pragma once

#include "core/result/feature_preview.h"

#include <QWidget>

#include <memory>

class QLabel;

namespace anomalyst::ui
{

class DataTable;
class ResultTableModel;

class FeaturePreviewPane : public QWidget
{
    Q_OBJECT
public:
    explicit FeaturePreviewPane(QWidget *parent = nullptr);

    void show(std::shared_ptr<const result::FeaturePreview> preview); // null: none
    DataTable &table() { return *m_table; }

private:
    QLabel *m_caption;
    DataTable *m_table;
    ResultTableModel *m_model;
};

} // namespace anomalyst::ui
