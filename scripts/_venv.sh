# Makes .venv with glossary-kit and what its development needs; sourced by the scripts beside it.
# Uses uv where it is installed, else venv and pip.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2

make_venv() {
  local stamp=.venv/.made-from
  local wanted
  wanted=$(cksum < pyproject.toml)
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && return 0
  echo "setting up .venv (once; a few minutes) …" >&2
  if command -v uv > /dev/null; then
    [ -x .venv/bin/python ] || uv venv --quiet --python ">=3.11" .venv || return 2
    VIRTUAL_ENV=$PWD/.venv uv pip install --quiet --compile-bytecode --editable '.[dev]' || return 2
  else
    [ -x .venv/bin/python ] || "$(python311)" -m venv .venv || return 2
    .venv/bin/python -m pip install --quiet --editable '.[dev]' || return 2
  fi
  echo "$wanted" > "$stamp"
}

python311() {
  local name
  for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
    if command -v "$name" > /dev/null &&
      "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
      echo "$name"
      return 0
    fi
  done
  echo "glossary-kit needs Python 3.11 or newer; none was found" >&2
  return 2
}

make_venv || exit 2
.venv/bin/python -m compileall -q src
