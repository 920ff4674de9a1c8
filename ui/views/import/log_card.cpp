#include "ui/views/import/log_card.h"

#include "ui/widgets/plain_label.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace anomalyst::ui
{

LogCard::LogCard(QWidget *parent)
    : OptionCard(tr("Log"), parent)
    , m_name(new QLineEdit(this))
    , m_appliedPart(new QFrame(this))
    , m_applied(plainLabel({}, "muted", m_appliedPart))
{
    m_name->setObjectName(QStringLiteral("logName"));
    m_name->setMaxLength(120);
    m_applied->setWordWrap(true);
    m_applied->setObjectName(QStringLiteral("applied"));
    auto *forget = new QPushButton(tr("F&orget this"), m_appliedPart);
    forget->setObjectName(QStringLiteral("forget"));
    auto *row = new QVBoxLayout(m_appliedPart);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_applied);
    row->addWidget(forget, 0, Qt::AlignLeft);
    form().addRow(tr("&Name"), m_name);
    form().addRow(m_appliedPart);
    connect(m_name, &QLineEdit::editingFinished, this, &LogCard::takeName);
    connect(forget, &QPushButton::clicked, this, &LogCard::forgetRequested);
}

void LogCard::takeName()
{
    const std::string name = m_name->text().trimmed().toStdString();
    if (name == m_shownName)
        return;
    change([&](importing::ImportOptions &options) {
        options.logName = name.empty() ? std::nullopt : std::optional(name);
    });
}

void LogCard::show(const importing::ImportOptions &options, const std::string &name, const QDateTime &appliedFrom)
{
    startShowing(options);
    m_shownName = name;
    if (!m_name->hasFocus() || m_name->text().isEmpty())
        m_name->setText(QString::fromStdString(name));
    m_appliedPart->setVisible(appliedFrom.isValid());
    m_applied->setText(tr("As you chose on %1 for files of this shape.")
                           .arg(appliedFrom.toUTC().toString(QStringLiteral("yyyy-MM-dd"))));
    endShowing();
}

} // namespace anomalyst::ui
