#!/usr/bin/env bash
# Writes the locks anew: requirements.txt (what bokslut runs with) and requirements-dev.txt (that,
# Spark and the tools of its developers), each file of each package by its SHA-256, for every
# platform. Run it after a change of the dependencies in pyproject.toml, or with --upgrade to move
# everything to the newest releases that fit.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet 'uv>=0.13,<0.14'

# Nothing of this machine's own set-up may find its way into the locks: no configuration of
# indexes, no addresses, no paths.
compile() {
    env -u PIP_FIND_LINKS -u PIP_INDEX_URL -u PIP_EXTRA_INDEX_URL \
        "$work/venv/bin/uv" pip compile --no-config --quiet --universal --python-version 3.11 \
        --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate \
        --custom-compile-command tools/lock.sh "$@"
}

echo "Locking what bokslut runs with …"
compile pyproject.toml --group build --output-file requirements.txt "$@"
echo "Locking what its developers use …"
compile pyproject.toml --group build --group dev --extra spark \
    --constraint requirements.txt --output-file requirements-dev.txt "$@"

if grep -nE '://|^-|@ |file:' requirements.txt requirements-dev.txt; then
    echo "A lock names an address or a path (above); it must not." >&2
    exit 1
fi
