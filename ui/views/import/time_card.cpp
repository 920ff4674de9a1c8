#include "ui/views/import/time_card.h"

#include <QComboBox>
#include <QFormLayout>
#include <QIntValidator>
#include <QLineEdit>
#include <QSignalBlocker>

namespace anomalyst::ui
{

TimeCard::TimeCard(QWidget *parent)
    : OptionCard(tr("Time"), parent)
    , m_order(new QComboBox(this))
    , m_zone(new QComboBox(this))
    , m_year(new QLineEdit(this))
{
    addOrder();
    addZone();
    addYear();
}

void TimeCard::addOrder()
{
    m_order->setObjectName(QStringLiteral("dateOrder"));
    m_order->addItem(tr("As the values tell"), -1);
    m_order->addItem(tr("Day, month, year"), static_cast<int>(importing::DateOrder::DayMonthYear));
    m_order->addItem(tr("Month, day, year"), static_cast<int>(importing::DateOrder::MonthDayYear));
    m_order->addItem(tr("Year, month, day"), static_cast<int>(importing::DateOrder::YearMonthDay));
    form().addRow(tr("&Dates"), m_order);
    connect(m_order, &QComboBox::activated, this, [this] {
        change([this](importing::ImportOptions &options) {
            const int order = m_order->currentData().toInt();
            options.dateOrder = order < 0 ? std::nullopt : std::optional(static_cast<importing::DateOrder>(order));
        });
    });
}

void TimeCard::addZone()
{
    m_zone->setObjectName(QStringLiteral("zone"));
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->addItems({QStringLiteral("UTC"), QStringLiteral("+01:00"), QStringLiteral("+02:00"),
                      QStringLiteral("-05:00"), QStringLiteral("-08:00")});
    m_zone->setToolTip(tr("Of times that name no offset: UTC, an offset such as +02:00, or a name such as "
                          "Europe/Berlin"));
    form().addRow(tr("&Zone"), m_zone);
    connect(m_zone, &QComboBox::activated, this, &TimeCard::takeZone);
    connect(m_zone->lineEdit(), &QLineEdit::editingFinished, this, &TimeCard::takeZone);
}

void TimeCard::addYear()
{
    m_year->setObjectName(QStringLiteral("year"));
    m_year->setValidator(new QIntValidator(1970, 2200, m_year));
    m_year->setPlaceholderText(tr("from the file's date"));
    form().addRow(tr("First &year"), m_year);
    connect(m_year, &QLineEdit::editingFinished, this, &TimeCard::takeYear);
}

void TimeCard::takeZone()
{
    const std::string zone = m_zone->currentText().trimmed().toStdString();
    if (options().zone.value_or("UTC") == (zone.empty() ? "UTC" : zone))
        return;
    change([&](importing::ImportOptions &options) {
        options.zone = zone.empty() || zone == "UTC" ? std::nullopt : std::optional(zone);
    });
}

void TimeCard::takeYear()
{
    const std::optional<int> year = m_year->text().isEmpty() ? std::nullopt : std::optional(m_year->text().toInt());
    if (options().year != year)
        change([&](importing::ImportOptions &options) { options.year = year; });
}

void TimeCard::show(const importing::ImportOptions &options)
{
    startShowing(options);
    selectData(m_order, options.dateOrder ? static_cast<int>(*options.dateOrder) : -1);
    const QSignalBlocker blocker(m_zone);
    m_zone->setCurrentText(QString::fromStdString(options.zone.value_or("UTC")));
    m_year->setText(options.year ? QString::number(*options.year) : QString());
    endShowing();
}

} // namespace anomalyst::ui
