#include "core/import/rest_cell.h"

#include "core/import/json_text.h"

namespace anomalyst::importing
{

void RestCell::addName(std::string_view name, TextArena &texts)
{
    if (m_text)
        m_text->back() = ',';
    else
        *(m_text = &texts.next()) += '{';
    appendJsonString(name, *m_text);
    *m_text += ':';
}

void RestCell::addText(std::string_view name, std::string_view text, TextArena &texts)
{
    addName(name, texts);
    appendJsonString(text, *m_text);
    *m_text += '}';
}

void RestCell::addJson(std::string_view name, std::string_view json, TextArena &texts)
{
    addName(name, texts);
    m_text->append(json) += '}';
}

} // namespace anomalyst::importing
