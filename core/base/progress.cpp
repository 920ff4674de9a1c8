#include "core/base/progress.h"

namespace anomalyst
{

WorkContext WorkContext::part(double from, double to) const
{
    WorkContext inner;
    inner.stop = stop;
    if (progress) {
        inner.progress = [outer = progress, from, to](double fraction, std::string_view phase) {
            outer(fraction < 0 ? fraction : from + (to - from) * fraction, phase);
        };
    }
    return inner;
}

} // namespace anomalyst
