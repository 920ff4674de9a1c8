#include "ui/state/import_shape.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace anomalyst::ui
{

namespace
{

using importing::DateOrder;
using importing::ImportOptions;

constexpr std::array kDateOrders = {std::pair(DateOrder::DayMonthYear, "dmy"),
                                    std::pair(DateOrder::MonthDayYear, "mdy"),
                                    std::pair(DateOrder::YearMonthDay, "ymd")};

QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QJsonObject rolesObject(const ImportOptions &options)
{
    QJsonObject roles;
    for (const auto &[role, columns] : options.roles) {
        QJsonArray names;
        for (const std::string &name : columns)
            names.append(toQt(name));
        roles.insert(role == Role::None ? QStringLiteral("none") : toQt(roleName(role)), names);
    }
    return roles;
}

void takeRoles(const QJsonObject &roles, ImportOptions &options)
{
    for (auto entry = roles.begin(); entry != roles.end(); ++entry) {
        const auto role = roleFromName(entry.key().toStdString());
        if (!role)
            continue;
        std::vector<std::string> names;
        for (const QJsonValue &name : entry.value().toArray())
            names.push_back(name.toString().toStdString());
        options.roles[*role] = names;
    }
}

std::optional<std::string> textIn(const QJsonObject &object, QLatin1String key)
{
    const QJsonValue value = object.value(key);
    return value.isString() ? std::optional(value.toString().toStdString()) : std::nullopt;
}

} // namespace

QString shapeOf(const importing::ImportReport &report)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray::fromStdString(report.format));
    for (const ColumnSpec &column : report.columns) {
        hash.addData(QByteArray(1, '\0'));
        hash.addData(QByteArray::fromStdString(column.name));
    }
    return QString::fromLatin1(hash.result().toHex());
}

QString optionsText(const ImportOptions &options)
{
    QJsonObject object;
    if (options.format)
        object.insert(QLatin1String("format"), toQt(*options.format));
    if (options.encoding)
        object.insert(QLatin1String("encoding"), toQt(*options.encoding));
    if (options.delimiter)
        object.insert(QLatin1String("delimiter"), QString(QLatin1Char(*options.delimiter)));
    if (options.logName)
        object.insert(QLatin1String("log"), toQt(*options.logName));
    if (options.zone)
        object.insert(QLatin1String("zone"), toQt(*options.zone));
    for (const auto &[order, name] : kDateOrders) {
        if (options.dateOrder == order)
            object.insert(QLatin1String("date_order"), QString::fromLatin1(name));
    }
    if (!options.hasHeader)
        object.insert(QLatin1String("header"), false);
    if (!options.roles.empty())
        object.insert(QLatin1String("roles"), rolesObject(options));
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

ImportOptions optionsFromText(const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    ImportOptions options;
    options.format = textIn(object, QLatin1String("format"));
    options.encoding = textIn(object, QLatin1String("encoding"));
    options.logName = textIn(object, QLatin1String("log"));
    options.zone = textIn(object, QLatin1String("zone"));
    if (const auto delimiter = textIn(object, QLatin1String("delimiter")); delimiter && delimiter->size() == 1)
        options.delimiter = delimiter->front();
    const auto order = textIn(object, QLatin1String("date_order"));
    for (const auto &[known, name] : kDateOrders) {
        if (order == name)
            options.dateOrder = known;
    }
    options.hasHeader = object.value(QLatin1String("header")).toBool(true);
    takeRoles(object.value(QLatin1String("roles")).toObject(), options);
    return options;
}

bool hasWishes(const ImportOptions &options)
{
    return optionsText(options) != QLatin1String("{}") || options.year;
}

} // namespace anomalyst::ui
