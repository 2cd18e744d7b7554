#!/usr/bin/env bash
# Makes .venv hold what a lock names, and does nothing when it already does.
#   tools/setup.sh run    what bokslut runs with (requirements.txt)
#   tools/setup.sh dev    that and its developers' tools (requirements-dev.txt), and the Debian
#                         packages that the tests look through: a browser, PDF tools, Writer,
#                         Java
# PYTHON names the interpreter to use; otherwise the first of 3.11 or later is found.
set -euo pipefail
cd "$(dirname "$0")/.."
checkout=$(pwd -P)
kind=${1:-run}

say() { printf 'bokslut: %s\n' "$*" >&2; }

# --- Debian's packages -----------------------------------------------------------------------

# Installs Debian packages as root or by sudo where that asks for no password. Returns 1, having
# said what a person is to do, where neither works.
debian_install() {
    local as_root=()
    if ! command -v apt-get >/dev/null; then
        say "this is no Debian: install what corresponds to: $*"
        return 1
    fi
    if [ "$(id -u)" != 0 ]; then
        if ! sudo -n true 2>/dev/null </dev/null; then
            say "these Debian packages are missing, and installing them takes root. Run:"
            say "    sudo apt-get install --no-install-recommends $*"
            return 1
        fi
        as_root=(sudo -n)
    fi
    say "installing from Debian: $* …"
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq)
    if ! "${apt[@]}" update </dev/null >/dev/null; then
        say "Debian's package lists could not be fetched; trying with those that are here"
    fi
    "${apt[@]}" install -y --no-install-recommends "$@" </dev/null >/dev/null
}

# The tests look at the reports as their readers do. Without a package its tests are skipped and
# say so; on a build server that would hide a fault, so there it is one.
debian_for_tests() {
    local missing=()
    command -v chromium >/dev/null || missing+=(chromium)
    command -v pdftotext >/dev/null || missing+=(poppler-utils)
    command -v soffice >/dev/null || missing+=(libreoffice-writer-nogui)
    # What Playwright drives the browser with is linked against it and does not bring it along.
    compgen -G '/usr/lib/*/libatomic.so.1' >/dev/null || missing+=(libatomic1)
    java -version >/dev/null 2>&1 || missing+=(openjdk-17-jre-headless)
    if [ ${#missing[@]} -eq 0 ] || debian_install "${missing[@]}"; then
        return 0
    fi
    if [ -n "${CI:-}" ]; then
        say "the tests need ${missing[*]}"
        return 1
    fi
    say "the tests that need ${missing[*]} will be skipped"
}

# --- Python ----------------------------------------------------------------------------------

# Prints the first interpreter that is Python 3.11 or later; fails where there is none.
find_python() {
    local one
    for one in ${PYTHON:+"$PYTHON"} python3.11 python3 python3.12 python3.13 python3.14; do
        if "$one" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            printf '%s\n' "$one"
            return 0
        fi
    done
    return 1
}

# Debian keeps the making of virtual environments in a package of its own.
find_python_with_venv() {
    local python
    if ! python=$(find_python); then
        debian_install python3 python3-venv || return 1
        python=$(find_python) || { say "Python 3.11 or later is needed and was not found"; return 1; }
    fi
    if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        debian_install "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')" ||
            return 1
    fi
    printf '%s\n' "$python"
}

# --- the environment -------------------------------------------------------------------------

# What an environment was made from. It also depends on where it stands: its commands hold paths.
fingerprint() {
    { printf '%s\n' "$checkout"; cat requirements.txt "$@" pyproject.toml tools/setup.sh; } |
        sha256sum | cut -d' ' -f1
}

stamped() { [ -x .venv/bin/bokslut ] && [ "$(cat ".venv/$1.stamp" 2>/dev/null)" = "$2" ]; }

make_venv() {
    if [ -f .venv/pyvenv.cfg ] && .venv/bin/python -c '' >/dev/null 2>&1 &&
        grep -qF " $checkout/.venv" .venv/pyvenv.cfg; then
        return 0
    fi
    local python
    python=$(find_python_with_venv) || exit 1
    say "making .venv with $("$python" --version) …"
    "$python" -m venv --clear .venv
}

pip_install() {
    .venv/bin/python -m pip install --disable-pip-version-check --no-input "$@"
}

install_run() {
    say "installing the $(grep -c '^[a-z].*==' requirements.txt) packages of requirements.txt into" \
        ".venv (some 200 MB to fetch, about a minute; only this once) …"
    pip_install --require-hashes --only-binary :all: --requirement requirements.txt
    say "installing bokslut itself …"
    # Editable, from what is already here: setuptools is in the lock, so no index is asked.
    pip_install --quiet --no-deps --no-index --no-build-isolation --editable .
}

install_dev() {
    say "installing the developers' tools of requirements-dev.txt into .venv (some 590 MB to fetch," \
        "most of it Spark, some minutes; only this once) …"
    # Spark is published as source alone; it is built with the setuptools of the lock.
    pip_install --require-hashes --no-build-isolation --requirement requirements-dev.txt
}

run=$(fingerprint)
dev=$(fingerprint requirements-dev.txt)
case $kind in
run)
    stamped run "$run" && exit 0
    ;;
dev)
    debian_for_tests
    stamped run "$run" && stamped dev "$dev" && exit 0
    ;;
*)
    say "unknown kind $kind: run or dev"
    exit 2
    ;;
esac
make_venv
stamped run "$run" || { install_run; printf '%s\n' "$run" >.venv/run.stamp; }
[ "$kind" = run ] || { install_dev; printf '%s\n' "$dev" >.venv/dev.stamp; }
say "ready: .venv/bin/bokslut"
