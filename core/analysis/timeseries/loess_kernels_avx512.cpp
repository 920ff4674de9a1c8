#include "core/analysis/timeseries/loess_kernels.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)

// Everything from other headers is above this line: nothing shared may be compiled for the newer processor.
#pragma GCC push_options
#pragma GCC target("avx512f,avx512vl,avx512dq,fma")
#define KERNEL_LANES 8
#define KERNEL_TABLE kAvx512Kernels
#include "core/analysis/timeseries/loess_kernels_body.h"
#pragma GCC pop_options

namespace anomalyst::analysis
{

const LoessKernels *avx512Kernels()
{
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                   __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("fma")
               ? &kAvx512Kernels
               : nullptr;
}

} // namespace anomalyst::analysis

#else

namespace anomalyst::analysis
{

const LoessKernels *avx512Kernels()
{
    return nullptr;
}

} // namespace anomalyst::analysis

#endif
