#!/bin/sh
# What the open window costs while nobody touches it, and how soon its unlock screen stands there, in a display of its own
# (Xvfb, software rendering). Reference: `sleep` for the same time.
#   tests/bench/idle_bench.sh PROGRAM [SECONDS]
set -eu
program=$1 wait=${2:-20}
work=$(mktemp -d); trap 'kill $pid 2>/dev/null || true; rm -rf "$work"' EXIT
export XDG_CONFIG_HOME=$work XDG_STATE_HOME=$work LIBGL_ALWAYS_SOFTWARE=1
"$program" demo --store "$work/demo.trivsel" --quiet > "$work/users"
name=$(awk -F '\t' '$2 == "pedagogue" { print $1; exit }' "$work/users")
awk -F '\t' '$2 == "pedagogue" { printf "%s", $3; exit }' "$work/users" > "$work/pass"

# Clock ticks of user and system time of a process (fields 14 and 15 after the name).
ticks() { sed 's/.*) //' "/proc/$1/stat" | awk '{ print $12 + $13 }'; }

cat > "$work/play" <<PLAY
"$program" gui --store "$work/demo.trivsel" --user "$name" --passphrase-file "$work/pass" &
echo \$! > "$work/pid"
wait
PLAY
xvfb-run -a -s "-screen 0 1280x800x24 -noreset" sh "$work/play" &
pid=$!
sleep 6
gui=$(cat "$work/pid")
sleep "$wait" & reference=$!
before=$(ticks "$gui"); start=$(date +%s.%N)
wait $reference
after=$(ticks "$gui"); end=$(date +%s.%N)
awk -v a="$before" -v b="$after" -v s="$start" -v e="$end" -v hz="$(getconf CLK_TCK)" \
  'BEGIN { printf "idle window: %.2f %% of a core over %.0f s (goal: at most 1 %%); sleep: 0.00 %%\n", 100 * (b - a) / hz / (e - s), e - s }'
kill "$gui" 2>/dev/null || true
