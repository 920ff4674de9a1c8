#!/usr/bin/env bash
# Installs what is missing, builds and runs all tests without a display.
#   ./tests/run.sh [--strict] [--sanitize] [--thread] [--fuzz]
# --strict    warnings are errors
# --sanitize  also builds the core with the address and undefined-behaviour sanitizers and runs its tests with them
# --thread    the same with the thread sanitizer, which must find a race that is there on purpose
# --fuzz      also builds the fuzz targets and runs each for half a minute
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../app/prepare.sh"

options=()
presets=()
for argument in "$@"; do
    case $argument in
        --strict) options=(-DANOMALYST_WERROR=ON) ;;
        --sanitize) presets+=(asan) ;;
        --thread) presets+=(tsan) ;;
        --fuzz) presets+=(fuzz) ;;
        *) echo "unknown option $argument; known are --strict, --sanitize, --thread and --fuzz" >&2; exit 2 ;;
    esac
done

export QT_QPA_PLATFORM=offscreen
if [ -z "${XDG_RUNTIME_DIR:-}" ]; then
    XDG_RUNTIME_DIR=$(mktemp -d)
    export XDG_RUNTIME_DIR
    chmod 700 "$XDG_RUNTIME_DIR"
    trap 'rm -rf "$XDG_RUNTIME_DIR"' EXIT
fi

# run_preset PRESET FOLDER [TARGET…]
run_preset() {
    local preset=$1 folder=$project/$2
    shift 2
    build_preset "$preset" "${options[@]}"
    cmake --build "$folder" ${1:+--target "$@"}
    ctest --test-dir "$folder" --output-on-failure --parallel "$(nproc)"
}

install_packages
for preset in "${presets[@]}"; do
    case $preset in
        fuzz) run_preset fuzz build-fuzz fuzz_targets ;;
        *) run_preset "$preset" "build-$preset" ;;
    esac
done
run_preset release build
