#!/bin/sh
# The drill of losing a computer, timed: a store with invented children is backed up and thrown away, and comes back in a
# new place on "another computer" (a home of its own) by the backup and the printed recovery code alone, with the command
# line alone. The papers' goal is 10 minutes (GDPR article 32, 1 c); a person types for most of that time.
#   tests/restore_drill.sh build/dev/src/trivselslys [CHILDREN]
set -eu
program=$(realpath "${1:?the program}")
children=${2:-1000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/before" "$work/after" "$work/stick"
cd "$work/before"
export HOME="$work/before"
unset XDG_STATE_HOME XDG_CONFIG_HOME XDG_DATA_HOME || true

echo "en lang sætning til lederen" >lone.txt
"$program" new --quiet --store hus.trivsel --municipality kerteminde --role leader --user "Lone Leder" --passphrase-file lone.txt >kode.txt
lone() { "$program" --quiet "$@" --store hus.trivsel --user "Lone Leder" --passphrase-file lone.txt; }
lone unit add --kind institution --name Strandhuset >/dev/null
{
    echo "unit,name,birth_date,sex"
    i=0
    while [ "$i" -lt "$children" ]; do
        echo "Strandhuset/Stue $((i / 20)),Barn Nummer$i,2022-0$((i % 9 + 1))-$((i % 18 + 10)),pige"
        i=$((i + 1))
    done
} >liste.csv
lone import roster liste.csv >/dev/null
lone verify >før.txt
lone backup "$work/stick" >/dev/null
rm -f hus.trivsel hus.trivsel.key # the computer is gone; what is left is the stick and the paper

cp kode.txt "$work/after/kode.txt"
cd "$work/after"
export HOME="$work/after"
begin=$(date +%s.%N)
"$program" --quiet restore "$work"/stick/*.trivsel --store hus.trivsel --code-file kode.txt >/dev/null
echo "en ganske ny sætning til lederen" >lone.txt
"$program" --quiet user recover --store hus.trivsel --name "Lone Leder" --code-file kode.txt --new-passphrase-file lone.txt
"$program" --quiet verify --store hus.trivsel --user "Lone Leder" --passphrase-file lone.txt >efter.txt
end=$(date +%s.%N)

for table in children child_memberships units users; do
    before=$(grep "^rows.$table	" "$work/before/før.txt")
    after=$(grep "^rows.$table	" efter.txt)
    [ "$before" = "$after" ] || { echo "differs: $before / $after" >&2; exit 1; }
done
echo "$end $begin" | awk -v n="$children" '{printf "%d children back, verified, with a new passphrase: %.1f s of the machine (goal with typing: 600 s)\n", n, $1 - $2}'
