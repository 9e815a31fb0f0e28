# Shared by packaging/run and packaging/test: install what is missing, build. Sourced, not run.

say() { printf '== %s\n' "$*"; }
fail() { printf 'packaging: %s\n' "$*" >&2; exit 1; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else fail "run as root, or install sudo, so that packages can be installed: $*"
  fi
}

# install_missing KIND...: the packages of these kinds that are not on the machine yet.
install_missing() {
  local kinds=" $* " kind name missing=()
  while read -r kind name; do
    [[ $kinds == *" $kind "* ]] || continue
    dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
  done < <(grep -v '^#' "$top/packaging/packages")
  [ ${#missing[@]} -eq 0 ] && return 0
  say "Installing ${#missing[@]} missing packages"
  as_root apt-get update -qq || say "The package lists could not be refreshed; trying with those at hand"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    "${missing[@]}" >/dev/null || fail "apt-get could not install: ${missing[*]}"
}

# build PRESET [TARGET...]
build() {
  local preset=$1
  shift
  say "Building (preset $preset)"
  cmake --preset "$preset" -S "$top" >"$top/build/$preset.configure.log" 2>&1 ||
    { tail -n 40 "$top/build/$preset.configure.log" >&2; fail "the configuration failed"; }
  cmake --build "$top/build/$preset" ${1:+--target "$@"} >"$top/build/$preset.build.log" 2>&1 ||
    { tail -n 60 "$top/build/$preset.build.log" >&2; fail "the build failed"; }
}
