// "Which machines caused it?" The values that made a window of time different, ranked; each becomes a filter whose
// events are listed with one click, double click or Enter. Asked on a worker, and only while the page is seen. GUI
// thread.
#pragma once

#include "ui/models/contribution_tables.h"
#include "ui/state/workbench.h"

#include <QWidget>

#include <optional>

class QModelIndex;
class QPoint;
class QPushButton;

namespace anomalyst::ui
{

class DataTable;
class ElidedLabel;

class ContributionPage : public QWidget
{
    Q_OBJECT
public:
    explicit ContributionPage(Workbench &workbench, QWidget *parent = nullptr);

    struct Question {
        LogId log;
        explain::ContributionParams params;
    };
    void ask(std::optional<Question> question); // none: says what to do for one
    const ContributionsData *data() const { return m_data.get(); }

Q_SIGNALS:
    void answered(); // or failed

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeHead();
    void search();
    void present(ContributionsData data);
    void say(const QString &text);
    std::optional<std::size_t> currentRow() const;
    void filterBy(std::size_t row, query::Operator op);
    void includeAndList(std::size_t row);
    void showMenu(const QPoint &position);

    Workbench &m_workbench;
    std::optional<Question> m_question;
    bool m_isAsked = false; // the question was put to a worker
    std::shared_ptr<const ContributionsData> m_data;
    ElidedLabel *m_summary;
    QPushButton *m_include;
    QPushButton *m_exclude;
    DataTable *m_table;
    ResultTableModel *m_model;
};

} // namespace anomalyst::ui
