#include "ui/views/clusters/normalization_box.h"

#include <QComboBox>

namespace anomalyst::ui
{

QComboBox *makeNormalizationBox()
{
    auto *box = new QComboBox;
    box->setObjectName(QStringLiteral("normalization"));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // the card of parameters is narrow
    box->setMinimumContentsLength(12);
    box->addItem(QObject::tr("l2: rows to length 1"), static_cast<int>(query::Normalization::L2));
    box->addItem(QObject::tr("standard: by column"), static_cast<int>(query::Normalization::Standard));
    box->addItem(QObject::tr("none"), static_cast<int>(query::Normalization::None));
    return box;
}

query::Normalization normalizationOf(const QComboBox &box)
{
    return static_cast<query::Normalization>(box.currentData().toInt());
}

void setNormalization(QComboBox &box, query::Normalization normalization)
{
    box.setCurrentIndex(box.findData(static_cast<int>(normalization)));
}

} // namespace anomalyst::ui
