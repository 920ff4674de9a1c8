#include "core/analysis/timeseries/loess_kernels.h"

#include <initializer_list>

#define KERNEL_LANES 2
#define KERNEL_TABLE kBaselineKernels
#include "core/analysis/timeseries/loess_kernels_body.h"

namespace anomalyst::analysis
{

const LoessKernels &baselineKernels()
{
    return kBaselineKernels;
}

const LoessKernels &loessKernels()
{
    static const LoessKernels &widest = []() -> const LoessKernels & {
        for (const LoessKernels *kernels : {avx512Kernels(), avx2Kernels()}) {
            if (kernels != nullptr)
                return *kernels;
        }
        return baselineKernels();
    }();
    return widest;
}

} // namespace anomalyst::analysis
