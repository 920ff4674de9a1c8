// Wishes to write a table to a file. A view says what and how; the main window asks where, runs it on a worker and
// tells how it ended. GUI thread; `write` runs on the worker.
#pragma once

#include "core/base/progress.h"
#include "core/export/output_file.h"

#include <QObject>
#include <QString>

#include <functional>

namespace anomalyst::ui
{

struct TableExport {
    QString title;         // "Anomaly periods"
    QString suggestedName; // "periods.csv"
    std::function<void(const exporting::OutputTarget &, const WorkContext &)> write;
    QString fileFilter = {}; // "PNG (*.png)"; empty: that of tables
};

class TableExports : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    void request(const TableExport &table) { Q_EMIT requested(table); }

Q_SIGNALS:
    void requested(const TableExport &table);
};

} // namespace anomalyst::ui
