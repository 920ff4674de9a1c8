#include "ui/views/import/option_card.h"

#include "ui/widgets/plain_label.h"
#include "ui/widgets/style_sheet.h"

#include <QComboBox>
#include <QFormLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace anomalyst::ui
{

OptionCard::OptionCard(const QString &caption, QWidget *parent)
    : QFrame(parent)
    , m_form(new QFormLayout)
{
    setPart(this, "card");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 12);
    column->setSpacing(6);
    column->addWidget(plainLabel(caption.toUpper(), "caption", this));
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(10);
    m_form->setVerticalSpacing(7);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    column->addLayout(m_form);
}

void OptionCard::startShowing(const importing::ImportOptions &options)
{
    m_isFilling = true;
    m_options = options;
}

void selectData(QComboBox *box, const QVariant &data)
{
    box->setCurrentIndex(std::max(box->findData(data), 0));
}

} // namespace anomalyst::ui
