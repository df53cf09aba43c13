# Sourced by ./run and ./test: brings what the build needs onto a Debian 12 machine, says so first, and does nothing
# (and asks nobody) when all of it is there.

packages_build="g++ cmake ninja-build ccache pkg-config git ca-certificates xz-utils
  libglfw3-dev libopengl-dev libgl-dev libsqlitecpp-dev libsodium-dev nlohmann-json3-dev libfmt-dev libexpected-dev
  libcli11-dev libutf8proc-dev libicu-dev libfreetype-dev libgmp-dev libpng-dev
  libical-dev libxlsxwriter-dev libcairo2-dev libpango1.0-dev libfontconfig-dev libhyphen-dev hyphen-da hyphen-en-gb
  fonts-inter fonts-material-design-icons-iconfont"
packages_test="lld libgtest-dev libgmock-dev libbenchmark-dev xvfb xauth xdotool x11-xkb-utils x11-utils libgl1-mesa-dri sqlite3 time clang-format-14 poppler-utils qpdf"
# For the preset fuzz alone: libFuzzer comes with Clang, and its runtime in a package of its own.
packages_fuzz="clang-14 libclang-rt-14-dev"

stop() { printf '\n%s\n' "$*" >&2; exit 1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null 2>&1; then sudo "$@"
  else stop "Installing packages needs root or sudo, and neither is here. Ask the administrator of this machine to install: $missing"
  fi
}

# have_packages LIST...: sets $missing to those that are not installed.
have_packages() {
  missing=
  for p in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$p" 2>/dev/null)" = installed ] || missing="$missing $p"
  done
  missing=${missing# }
  [ -z "$missing" ]
}

# setup LIST...: installs what is missing of Debian's packages, and npm where no npm is found at all.
setup() {
  command -v apt-get >/dev/null 2>&1 || stop "This set-up is for Debian 12: apt-get was not found. See README.md for the libraries that the build needs."
  list="$*"
  command -v npm >/dev/null 2>&1 || [ -f .deps/sqlite3mc/sqlite3.c ] || list="$list npm"
  # A stamp keeps the usual start quick: it holds the list that was found complete.
  stamp=.deps/packages.ok
  if [ -f "$stamp" ] && grep -qxF "$(echo $list)" "$stamp"; then return 0; fi
  # shellcheck disable=SC2086
  if ! have_packages $list; then
    echo "Installing these packages from Debian: $missing"
    export DEBIAN_FRONTEND=noninteractive
    as_root apt-get update -q >/dev/null 2>&1 || echo "(the package lists could not be renewed; going on with those at hand)" >&2
    # shellcheck disable=SC2086
    if ! as_root apt-get install -y -q --no-install-recommends $missing >.setup.log 2>&1; then
      tail -n 5 .setup.log >&2
      unavailable=
      for p in $missing; do apt-cache show "$p" >/dev/null 2>&1 || unavailable="$unavailable $p"; done
      rm -f .setup.log
      [ -z "$unavailable" ] || stop "These packages cannot be had from this machine's package sources:$unavailable. Nothing was built. Debian 12 (bookworm) with its main section has them all."
      stop "The packages could not be installed (see the lines above). Nothing was built; run this again when it is mended."
    fi
    rm -f .setup.log
    # shellcheck disable=SC2086
    have_packages $list || stop "Still missing after the installation: $missing. Nothing was built."
  fi
  mkdir -p .deps
  echo $list >> "$stamp"
}

# build PRESET TARGET...: configures once and builds; quiet when all is well.
build() {
  preset=$1; shift
  export CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1
  # "with_tests": a build that was configured before the test libraries were there is configured again.
  if [ ! -f "build/$preset/build.ninja" ] || { [ -n "${with_tests:-}" ] && [ ! -d "build/$preset/tests" ]; }; then
    [ -f .deps/sqlite3mc/sqlite3.c ] && [ -f .deps/imgui/imgui.cpp ] ||
      echo "Fetching SQLite3 Multiple Ciphers (npm package, 3 MB) and Dear ImGui (Debian source package, 1 MB), both checked by hash."
    echo "Configuring build/$preset"
    cmake --preset "$preset" >build-log.part 2>&1 || { cat build-log.part >&2; rm -f build-log.part; stop "The build could not be configured (see above)."; }
    rm -f build-log.part
  fi
  if ! NINJA_STATUS="[%f/%t] " ninja -C "build/$preset" "$@" > "build/$preset/last-build.log" 2>&1; then
    grep -v '^\[' "build/$preset/last-build.log" | tail -n 60 >&2
    stop "The program could not be built (see above; the whole log is build/$preset/last-build.log)."
  fi
}
