#!/bin/sh
# A round in a real window: a demo child is rated by keyboard, the team agrees, the steps are there; the program is
# started again and all of it still is. Run under Xvfb by ctest.
#   round_in_window.sh PROGRAM UI_DRIVER
set -eu
program=$1 driver=$2
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
export XDG_CONFIG_HOME=$work XDG_STATE_HOME=$work
day=2026-10-15
"$program" demo --store "$work/demo.trivsel" --now $day --quiet > "$work/users"
name=$(awk -F '\t' '$2 == "pedagogue" { print $1; exit }' "$work/users")
awk -F '\t' '$2 == "pedagogue" { printf "%s", $3; exit }' "$work/users" > "$work/pass"
play() { "$driver" --window --store "$work/demo.trivsel" --user "$name" --passphrase-file "$work/pass" --config "$work" --now $day; }

{
  echo 'click "Runde"'
  echo 'press Enter'
  n=0; while [ $n -lt 24 ]; do n=$((n + 1)); case $n in 3 | 12) echo 'press 2' ;; *) echo 'press 1' ;; esac; done
  echo 'press Enter'
  echo 'expect "Programmets forslag"'
  echo 'press 2'
  echo 'click "Runde"'
  echo 'click "Fælles vurdering (4 klar)"'
  echo 'press 2'
  echo 'press Ctrl+Enter'
  echo 'click "Sådan gør vi"'
  echo 'expect "minimumsskridt"'
  echo "screenshot $work/steps.png"
  echo 'wait saved'
  echo 'quit'
} | play
test -s "$work/steps.png"

# Started again: the own rating, the common position and its steps are still there.
{
  echo 'click "Runde"'
  echo 'expect "Fælles vurdering (3 klar)"'
  echo 'expect "3 børn har en fælles position"'
  echo 'quit'
} | play
