# shellcheck shell=bash
# Sourced by app/run.sh and tests/run.sh: install what is missing, configure and build. Needs bash and a Debian 12.

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Installs those packages of app/packages.txt that are not there yet; asks for nothing when all are.
install_packages() {
    local package missing=()
    while read -r package; do
        dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -q '^installed$' || missing+=("$package")
    done < <(sed 's/#.*//; s/[[:space:]]//g; /^$/d' "$project/app/packages.txt")
    [ ${#missing[@]} -eq 0 ] && return 0

    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "These packages are missing; install them as root, then start again:" >&2
            echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
            return 1
        fi
        as_root=(sudo)
    fi
    echo "Installing: ${missing[*]}"
    "${as_root[@]}" apt-get update -qq &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# build_preset NAME [cmake options]: configures the preset once, then builds what has changed.
build_preset() {
    local preset=$1
    shift
    export CCACHE_BASEDIR=$project CCACHE_NOHASHDIR=1
    (cd "$project" && cmake --preset "$preset" "$@" >"${TMPDIR:-/tmp}/anomalyst-configure.$$" 2>&1) || {
        cat "${TMPDIR:-/tmp}/anomalyst-configure.$$" >&2
        rm -f "${TMPDIR:-/tmp}/anomalyst-configure.$$"
        return 1
    }
    rm -f "${TMPDIR:-/tmp}/anomalyst-configure.$$"
}
