#!/usr/bin/env bash
# Installs what is missing, builds and runs all tests without a display.
#   ./tests/run.sh [--strict] [--sanitize]
# --strict    warnings are errors
# --sanitize  also builds the core with the address and undefined-behaviour sanitizers and runs its tests with them
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../app/prepare.sh"

options=()
sanitize=no
for argument in "$@"; do
    case $argument in
        --strict) options=(-DANOMALYST_WERROR=ON) ;;
        --sanitize) sanitize=yes ;;
        *) echo "unknown option $argument; known are --strict and --sanitize" >&2; exit 2 ;;
    esac
done

export QT_QPA_PLATFORM=offscreen
if [ -z "${XDG_RUNTIME_DIR:-}" ]; then
    XDG_RUNTIME_DIR=$(mktemp -d)
    export XDG_RUNTIME_DIR
    chmod 700 "$XDG_RUNTIME_DIR"
    trap 'rm -rf "$XDG_RUNTIME_DIR"' EXIT
fi

run_preset() {
    build_preset "$1" "${options[@]}"
    cmake --build "$project/$2"
    ctest --test-dir "$project/$2" --output-on-failure --parallel "$(nproc)"
}

install_packages
if [ "$sanitize" = yes ]; then
    run_preset asan build-asan
fi
run_preset release build
