// The places an analyst came by: which tab, which events; so that one key leads back. GUI thread.
#pragma once

#include "ui/state/selection.h"

namespace anomalyst::ui
{

struct Place {
    int tab = 0;
    EventScope scope;

    bool isSameAs(const Place &other) const
    {
        return tab == other.tab && scope.log == other.scope.log && scope.title == other.scope.title &&
               scope.rows == other.scope.rows && scope.window == other.scope.window;
    }
};

class BackTrail
{
public:
    void arrive(const Place &place)
    {
        if (!m_places.empty() && m_places.back().isSameAs(place))
            return;
        m_places.push_back(place);
        if (m_places.size() > kMost)
            m_places.erase(m_places.begin());
    }
    bool canGoBack() const { return m_places.size() > 1; }
    Place goBack() // to the place before the current one
    {
        m_places.pop_back();
        return m_places.back();
    }
    void forget() { m_places.clear(); }

private:
    static constexpr std::size_t kMost = 100;
    std::vector<Place> m_places; // the current one last
};

} // namespace anomalyst::ui
