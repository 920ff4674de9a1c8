// The choice of a normalisation; its data are the numbers of query::Normalization. GUI thread.
#pragma once

#include "core/query/features.h"

class QComboBox;

namespace anomalyst::ui
{

QComboBox *makeNormalizationBox();
query::Normalization normalizationOf(const QComboBox &box);
void setNormalization(QComboBox &box, query::Normalization normalization);

} // namespace anomalyst::ui
