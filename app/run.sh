#!/usr/bin/env bash
# Installs what is missing, builds the release and starts the window: on the sample, or on the logs and cases named.
#   ./app/run.sh [FILE…]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/prepare.sh"

install_packages
build_preset release
cmake --build "$project/build" --target anomalyst anomalyst-cli

if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
    echo "Built build/app/anomalyst. There is no display here: start it from a desktop session." >&2
    exit 1
fi
if [ $# -eq 0 ]; then
    set -- --sample
fi
exec "$project/build/app/anomalyst" "$@"
