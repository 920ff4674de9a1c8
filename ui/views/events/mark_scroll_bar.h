// A vertical scroll bar with marks where something was found. GUI thread.
#pragma once

#include <QScrollBar>

#include <memory>
#include <vector>

namespace anomalyst::ui
{

class MarkScrollBar : public QScrollBar
{
    Q_OBJECT
public:
    explicit MarkScrollBar(QWidget *parent = nullptr);

    // Ascending places among `count` rows; null: no marks.
    void setMarks(std::shared_ptr<const std::vector<std::uint32_t>> places, std::uint64_t count);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Line {
        int y = 0;        // pixels from the top
        double share = 0; // of the rows there that are marked
    };

    void findLines();

    std::shared_ptr<const std::vector<std::uint32_t>> m_places;
    std::uint64_t m_count = 0;
    std::vector<Line> m_lines;
};

} // namespace anomalyst::ui
