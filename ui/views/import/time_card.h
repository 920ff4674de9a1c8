// How the times of a group's files are read where they leave it open: order of day and month, zone, first year.
// GUI thread.
#pragma once

#include "ui/views/import/option_card.h"

class QLineEdit;

namespace anomalyst::ui
{

class TimeCard : public OptionCard
{
    Q_OBJECT
public:
    explicit TimeCard(QWidget *parent = nullptr);

    void show(const importing::ImportOptions &options);

private:
    void addOrder();
    void addZone();
    void addYear();
    void takeZone();
    void takeYear();

    QComboBox *m_order;
    QComboBox *m_zone;
    QLineEdit *m_year;
};

} // namespace anomalyst::ui
