#include "ui/views/clusters/feature_titles.h"

#include <QCoreApplication>

namespace anomalyst::ui
{

using query::Measure;
using query::PartRule;

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("FeatureEditor", text);
}

} // namespace

QString measureTitle(Measure measure)
{
    switch (measure) {
    case Measure::Value:
        return tr("The number itself");
    case Measure::DelimCount:
        return tr("Delimiters, counted");
    case Measure::DelimHash:
        return tr("Delimiters, as a checksum");
    case Measure::CharOrdScore:
        return tr("Sum of its characters");
    case Measure::TokenCount:
        return tr("Words between blanks");
    case Measure::Length:
        return tr("Length in characters");
    case Measure::LogLength:
        return tr("Length, logarithm of");
    case Measure::Crc32:
        return tr("Checksum of the text");
    case Measure::IsSystemSession:
        return tr("Whether a system session");
    }
    return {};
}

QString partRuleTitle(PartRule rule)
{
    switch (rule) {
    case PartRule::Whole:
        return tr("Its whole text");
    case PartRule::AfterFirst:
        return tr("What follows the first …");
    case PartRule::AfterLast:
        return tr("What follows the last …");
    case PartRule::BeforeFirst:
        return tr("What precedes the first …");
    case PartRule::BeforeLast:
        return tr("What precedes the last …");
    case PartRule::Match:
        return tr("What an expression finds");
    case PartRule::PathParts:
        return tr("The first parts of a path");
    }
    return {};
}

} // namespace anomalyst::ui
