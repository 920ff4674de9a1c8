// The cell of a record that holds what has no column of its own, as one JSON object. Single thread; owned by a reader.
#pragma once

#include "core/import/text_arena.h"

#include <string_view>

namespace anomalyst::importing
{

inline constexpr std::string_view kRestName = "rest"; // of its column

class RestCell
{
public:
    void start() { m_text = nullptr; } // the next record: nothing is in it yet
    void addText(std::string_view name, std::string_view text, TextArena &texts);
    void addJson(std::string_view name, std::string_view json, TextArena &texts); // a value as it is written

    std::string_view text() const // data() == nullptr: nothing is in it; lives as long as the texts
    {
        return m_text ? std::string_view(*m_text) : std::string_view();
    }

private:
    void addName(std::string_view name, TextArena &texts);

    std::string *m_text = nullptr;
};

} // namespace anomalyst::importing
