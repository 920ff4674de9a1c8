#include "ui/zone_button.h"

#include "ui/models/display_zone.h"

#include <QApplication>
#include <QComboBox>
#include <QCompleter>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTimeZone>
#include <QVBoxLayout>

namespace anomalyst::ui
{

ZoneButton::ZoneButton(QWidget *parent)
    : QToolButton(parent)
{
    setObjectName(QStringLiteral("zone"));
    setPopupMode(InstantPopup);
    setAutoRaise(true);
    setToolTip(tr("The zone that times are shown and typed in (U: UTC or local). Exports stay in UTC."));
    setMenu(new QMenu(this));
    connect(menu(), &QMenu::aboutToShow, this, &ZoneButton::fillMenu);
    connect(&ZoneSwitch::of(qApp), &ZoneSwitch::changed, this, &ZoneButton::showZone);
    showZone();
}

void ZoneButton::showZone()
{
    setText(displayZone().name());
    setAccessibleName(tr("Zone of times: %1").arg(text()));
}

void ZoneButton::fillMenu()
{
    menu()->clear();
    QList<QByteArray> zones = {QByteArrayLiteral("UTC")};
    for (const QByteArray &zone : {workstationZone(), displayZone().id}) {
        if (!zones.contains(zone))
            zones.append(zone);
    }
    for (const QByteArray &zone : zones) {
        const QString name = zoneNamed(zone).name();
        QAction *action = menu()->addAction(zone == workstationZone() && zone != "UTC" ? tr("%1 (this computer)").arg(name) : name);
        action->setCheckable(true);
        action->setChecked(zone == displayZone().id);
        connect(action, &QAction::triggered, this, [zone] { ZoneSwitch::of(qApp).setZone(zone); });
    }
    menu()->addSeparator();
    connect(menu()->addAction(tr("Another place…")), &QAction::triggered, this, &ZoneButton::askForPlace);
}

void ZoneButton::askForPlace()
{
    auto *dialog = new QDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Zone of times"));
    auto *places = new QComboBox;
    places->setObjectName(QStringLiteral("places"));
    places->setEditable(true);
    for (const QByteArray &zone : QTimeZone::availableTimeZoneIds())
        places->addItem(QString::fromLatin1(zone));
    places->setCurrentText(QString::fromLatin1(displayZone().id));
    places->completer()->setFilterMode(Qt::MatchContains);
    places->completer()->setCompletionMode(QCompleter::PopupCompletion);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    auto *layout = new QVBoxLayout(dialog);
    auto *label = new QLabel(tr("&Place, such as Europe/Berlin"));
    label->setBuddy(places);
    layout->addWidget(label);
    layout->addWidget(places);
    layout->addWidget(buttons);
    const auto isKnown = [](const QString &text) { return QTimeZone(text.toLatin1()).isValid(); };
    connect(places, &QComboBox::currentTextChanged, buttons, [buttons, isKnown](const QString &text) {
        buttons->button(QDialogButtonBox::Ok)->setEnabled(isKnown(text));
    });
    connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(dialog, &QDialog::accepted, this,
            [places] { ZoneSwitch::of(qApp).setZone(places->currentText().toLatin1()); });
    dialog->open();
    places->lineEdit()->selectAll();
    places->setFocus();
}

} // namespace anomalyst::ui
