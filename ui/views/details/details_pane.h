// Describes the one thing that is selected: a caption, a title with a badge, a sentence that says why, facts and steps.
// GUI thread.
#pragma once

#include "ui/state/selection.h"

#include <QScrollArea>

class QVBoxLayout;

namespace anomalyst::ui
{

class DetailsPane : public QScrollArea
{
    Q_OBJECT
public:
    explicit DetailsPane(Selection &selection, QWidget *parent = nullptr);

private:
    void rebuild();
    void addHead(const Details &details);
    void addSteps(const Details &details);
    void addActions(const Details &details);
    QVBoxLayout *addCard(const QString &caption);

    Selection &m_selection;
    QVBoxLayout *m_column = nullptr;
};

} // namespace anomalyst::ui
