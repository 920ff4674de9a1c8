// The first rows of the file in front, with the role of each column to be chosen from a menu: a click on the chip, or
// Enter or R on a cell. Tells above the table what is shown, below it which of these rows would be rejected. GUI
// thread.
#pragma once

#include "ui/state/import_plan.h"

#include <QFrame>

class QLabel;
class QMenu;
class QTableView;

namespace anomalyst::ui
{

class ElidedLabel;
class PreviewModel;
class RoleHeader;

class PreviewPane : public QFrame
{
    Q_OBJECT
public:
    explicit PreviewPane(ImportPlan &plan, QWidget *parent = nullptr);

    void showFile(int file); // -1: none
    void refresh();
    QMenu *openRoleMenu(int column); // popped up at the chip; goes when it is closed
    QTableView &table() { return *m_table; }
    PreviewModel &model() { return *m_model; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void giveRole(int column, Role role);
    void fitColumns();
    void tellRejects(const PlannedFile *file);
    QString shownName(const PlannedFile &file) const;
    QString captionOf(const PlannedFile &file) const;

    ImportPlan &m_plan;
    int m_file = -1;
    std::shared_ptr<const importing::FilePreview> m_shown;
    ElidedLabel *m_caption;
    QLabel *m_empty;
    QLabel *m_rejects;
    QTableView *m_table;
    RoleHeader *m_header;
    PreviewModel *m_model;
};

} // namespace anomalyst::ui
