// One chip a filter in force, a button for a new one, and how many events are left. Chips that find no room gather
// under "+3". GUI thread.
#pragma once

#include "ui/state/workbench.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace anomalyst::ui
{

class FilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit FilterBar(Workbench &workbench, QWidget *parent = nullptr);

    void editNew(); // as by a click on "Add filter"
    QStringList chipTexts() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Chip {
        QToolButton *button = nullptr;
        std::optional<std::size_t> index; // into the filters; none: the time
    };

    void rebuild();
    void addTimeChip(const TimeWindow &window);
    void addChip(std::size_t index, const Filter &filter);
    QToolButton *makeChip(const QString &text, const QString &fullText);
    void showChipMenu(QToolButton *chip, std::size_t index);
    void edit(QWidget *below, std::optional<std::size_t> index);
    void showCount();
    void fitChips();

    Workbench &m_workbench;
    QHBoxLayout *m_chipRow = nullptr;
    QToolButton *m_more = nullptr;
    QToolButton *m_add = nullptr;
    QToolButton *m_clear = nullptr;
    QLabel *m_count = nullptr;
    std::vector<Chip> m_chips;
};

} // namespace anomalyst::ui
