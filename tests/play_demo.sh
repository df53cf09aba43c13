#!/bin/sh
# Plays a demo screening without a display and leaves, in out/, pictures of the main screens and a CSV of positions and
# steps. Called by ./run when there is no display.
#   tests/play_demo.sh PROGRAM UI_DRIVER
set -eu
program=$1 driver=$2
out=out
mkdir -p "$out"
rm -f "$out"/demo.trivsel* "$out"/*.png "$out"/positions-and-steps.csv
store=$out/demo.trivsel
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT

echo "There is no display (DISPLAY and WAYLAND_DISPLAY are empty), so no window can be opened."
echo "Playing a demo screening with invented children instead."
"$program" demo --store "$store" --now 2026-10-15 --quiet > "$work/users"

# user ROLE N: name of the n-th demo user with that role; its passphrase is written to $work/pass.
user() {
  line=$(awk -F '\t' -v role="$1" -v n="$2" '$2 == role && ++i == n' "$work/users")
  printf '%s' "$line" | cut -f 3 | tr -d '\n' > "$work/pass"
  printf '%s' "$line" | cut -f 1
}
play() { # NAME < lines
  XDG_CONFIG_HOME=$work XDG_STATE_HOME=$work "$driver" --store "$store" --user "$1" --passphrase-file "$work/pass" --config "$work" --size 1280x720 --now 2026-10-15 || {
    echo "The demo screening stopped (see the line above)." >&2; exit 1; }
}

name=$(user pedagogue 1)
for script in tests/ui/scripts/demo-*.txt; do play "$name" < "$script"; done
leader=$(user leader 1)
XDG_STATE_HOME=$work "$program" export csv --store "$store" --user "$leader" --passphrase-file "$work/pass" \
  --reason "demo" --now 2026-10-15 --out "$out/positions-and-steps.csv"
echo "Left in $PWD/$out:"
ls "$out" | sed 's/^/  /'
