// How the elements of an event's document become names of fields: by the section they stand in, and by the attribute
// "Name" of data. Pure, but for the places met. Single thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace anomalyst::importing
{

// Where in the document an element stands, as far as its fields are named by it.
struct EvtxPlace {
    enum class Part : std::uint8_t {
        Document,
        Event,
        System,
        SystemField, // below the system
        EventData,
        UserData,
        Wrapper, // the one element in the user data
        Field,   // in the event data, below the wrapper or in a section of another name
    };
    Part part = Part::Document;
    std::string_view section = {}; // for names that clash
    std::string path = {};         // of names, from the section down; cut where a column's name is
};

// The places met in a chunk, by number.
class EvtxPlaces
{
public:
    static constexpr std::uint32_t kDocument = 0;

    EvtxPlaces() { clear(); }
    std::uint32_t numberOf(const EvtxPlace &place);
    const EvtxPlace &operator[](std::uint32_t number) const { return m_places[number]; }
    void clear();

private:
    std::vector<EvtxPlace> m_places;
    std::unordered_map<std::string, std::uint32_t> m_numbers;
};

struct EvtxElementName {
    EvtxPlace place;        // of what the element holds
    std::string text;       // the name of its text
    bool isUnnamed = false; // <Data> without a name
};

// `name`: the attribute "Name" where it is known; empty counts as none.
EvtxElementName nameEvtxElement(const EvtxPlace &parent, std::string_view tag, std::string_view name);

// What an attribute of an element called so is called; nothing for those that are no field.
std::optional<std::string> nameEvtxAttribute(const EvtxElementName &element, std::string_view tag,
                                             std::string_view attribute);

} // namespace anomalyst::importing
