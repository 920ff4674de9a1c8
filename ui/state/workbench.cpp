#include "ui/state/workbench.h"

namespace anomalyst::ui
{

Workbench::Workbench()
{
    // Before any view hears of the new contents: what belonged to another case is forgotten, the time is fitted.
    QObject::connect(&openCase, &OpenCase::contentsChanged, &time, [this, shown = std::filesystem::path()]() mutable {
        if (openCase.path() != shown) {
            shown = openCase.path();
            filters.forget();
            selection.clear();
            time.setBrush({});
            time.fit();
        }
        time.setFull(openCase.time());
    });
}

} // namespace anomalyst::ui
