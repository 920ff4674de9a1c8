#include "core/base/error.h"

#include <utility>

namespace anomalyst
{

Error::Error(std::string what, std::string where, std::string remedy)
    : m_problem(std::move(what))
    , m_where(std::move(where))
    , m_remedy(std::move(remedy))
{
    if (!m_where.empty())
        m_line = m_where + ": ";
    m_line += m_problem;
    if (!m_remedy.empty())
        m_line += "; " + m_remedy;
}

} // namespace anomalyst
