// Describes the one thing that is selected: a caption, a title with a badge, a sentence that says why, facts and steps.
// What stands in base64, hex or URL escapes within a fact is shown decoded.
// Many facts can be filtered; those without a value are named together at their end. GUI thread.
#pragma once

#include "ui/state/selection.h"

#include <QScrollArea>

class QVBoxLayout;

namespace anomalyst::ui
{

class FactRow;

class DetailsPane : public QScrollArea
{
    Q_OBJECT
public:
    explicit DetailsPane(Selection &selection, QWidget *parent = nullptr);

private:
    void rebuild();
    void addHead(const Details &details);
    void addFacts(const std::vector<Details::Fact> &facts, QVBoxLayout *card);
    void filterFacts(const QString &text);
    void addDecoded(const std::vector<Details::Fact> &facts);
    void addReasons(const Details &details);
    void addSteps(const Details &details);
    void addActions(const Details &details);
    QVBoxLayout *addCard(const QString &caption);

    Selection &m_selection;
    QVBoxLayout *m_column = nullptr;
    QList<FactRow *> m_facts;
    QString m_filter; // what names or values of facts are to contain; stays from one thing to the next
};

} // namespace anomalyst::ui
