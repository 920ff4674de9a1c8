#include "core/analysis/timeseries/loess_kernels.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)

// Everything from other headers is above this line: nothing shared may be compiled for the newer processor.
#pragma GCC push_options
#pragma GCC target("avx2,fma")
#define KERNEL_LANES 4
#define KERNEL_TABLE kAvx2Kernels
#include "core/analysis/timeseries/loess_kernels_body.h"
#pragma GCC pop_options

namespace anomalyst::analysis
{

const LoessKernels *avx2Kernels()
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &kAvx2Kernels : nullptr;
}

} // namespace anomalyst::analysis

#else

namespace anomalyst::analysis
{

const LoessKernels *avx2Kernels()
{
    return nullptr;
}

} // namespace anomalyst::analysis

#endif
