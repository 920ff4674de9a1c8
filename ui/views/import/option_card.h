// A card of the option panel: a caption over a form, and the options of one group that its fields change. GUI thread.
#pragma once

#include "core/import/import_file.h"

#include <QFrame>

class QComboBox;
class QFormLayout;

namespace anomalyst::ui
{

class OptionCard : public QFrame
{
    Q_OBJECT
public:
    explicit OptionCard(const QString &caption, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const importing::ImportOptions &options); // by a person, the others as they were shown

protected:
    QFormLayout &form() { return *m_form; }
    const importing::ImportOptions &options() const { return m_options; }
    // What is shown; the fields are filled after it, and what they signal then is nobody's choice.
    void startShowing(const importing::ImportOptions &options);
    void endShowing() { m_isFilling = false; }
    template<class Change>
    void change(Change change)
    {
        if (m_isFilling)
            return;
        importing::ImportOptions options = m_options;
        change(options);
        Q_EMIT chosen(options);
    }

private:
    QFormLayout *m_form;
    importing::ImportOptions m_options;
    bool m_isFilling = false;
};

// The entry with these data, or the first one.
void selectData(QComboBox *box, const QVariant &data);

} // namespace anomalyst::ui
