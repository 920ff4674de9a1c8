#include "core/import/evtx_naming.h"

#include "core/import/clean_text.h"

namespace anomalyst::importing
{

namespace
{

using Part = EvtxPlace::Part;

constexpr std::size_t kMaxPathBytes = 255; // as long as a column's name may be

std::string joined(std::string_view path, std::string_view name)
{
    std::string all(path);
    all.append(path.empty() ? "" : ".").append(name);
    return std::string(cutText(all, kMaxPathBytes));
}

bool isData(std::string_view tag)
{
    return tag == "Data" || tag == "ComplexData";
}

// <Data Name="x"> is called x, <Data> has no name, other elements are called as they are.
EvtxElementName nameField(const EvtxPlace &parent, std::string_view tag, std::string_view name)
{
    const std::string path = joined(parent.path, isData(tag) && !name.empty() ? name : tag);
    return {{Part::Field, parent.section, path}, path, isData(tag) && name.empty() && parent.path.empty()};
}

EvtxPlace sectionOf(std::string_view tag)
{
    if (tag == "System")
        return {Part::System};
    if (tag == "EventData")
        return {Part::EventData, "EventData"};
    if (tag == "UserData")
        return {Part::UserData, "UserData"};
    return {Part::Field, "Event", joined({}, tag)};
}

} // namespace

std::uint32_t EvtxPlaces::numberOf(const EvtxPlace &place)
{
    std::string key(1, static_cast<char>(place.part));
    key.append(place.section).append("/").append(place.path);
    const auto [found, isNew] = m_numbers.try_emplace(std::move(key), static_cast<std::uint32_t>(m_places.size()));
    if (isNew)
        m_places.push_back(place);
    return found->second;
}

void EvtxPlaces::clear()
{
    m_places.clear();
    m_numbers.clear();
    numberOf({});
}

EvtxElementName nameEvtxElement(const EvtxPlace &parent, std::string_view tag, std::string_view name)
{
    switch (parent.part) {
    case Part::Document:
        return {{Part::Event, "Event", {}}, std::string(tag)};
    case Part::Event:
        return {sectionOf(tag), std::string(tag)};
    case Part::System:
    case Part::SystemField: {
        const std::string path = joined(parent.path, tag);
        return {{Part::SystemField, {}, path}, path};
    }
    case Part::UserData:
        return {{Part::Wrapper, parent.section, {}}, std::string(tag)};
    default:
        return nameField(parent, tag, name);
    }
}

std::optional<std::string> nameEvtxAttribute(const EvtxElementName &element, std::string_view tag,
                                             std::string_view attribute)
{
    if (attribute == "xmlns" || attribute.starts_with("xmlns:"))
        return std::nullopt;
    const std::string &path = element.place.path;
    if (element.place.part != Part::SystemField)
        return isData(tag) && attribute == "Name" && !path.empty()
                   ? std::nullopt
                   : std::optional(joined(path.empty() ? tag : path, attribute));
    // Those of the system go by the name of their element where their own says nothing.
    if (attribute == "Name" || attribute == "SystemTime")
        return path;
    return attribute == "Guid" || attribute == "UserID" ? path + std::string(attribute) : std::string(attribute);
}

} // namespace anomalyst::importing
