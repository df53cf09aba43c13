#!/bin/sh
# Time and memory of `score` on a million rows of 20 items, beside what `sqlite3 .import` needs for the same file.
# Reference: at most a fifth of sqlite3's time, at most 150 MB. Best of three runs each, on a warm file.
#   tests/bench/score_file_bench.sh PROGRAM [ROWS]
set -eu
program=${1:?usage: score_file_bench.sh PROGRAM [ROWS]}
rows=${2:-1000000}
command -v sqlite3 >/dev/null || { echo "sqlite3 (the shell) is not installed" >&2; exit 1; }
[ -x /usr/bin/time ] || { echo "/usr/bin/time is not installed (package time)" >&2; exit 1; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT

# A form of 20 items in four areas, invented here, so that the figure does not move with the shipped forms.
awk 'BEGIN {
  printf "{\"format\":\"trivselslys.instrument/1\",\"id\":\"bench\",\"version\":\"1.0\",\"title\":{\"da\":\"x\"},\"source\":\"x\",\"licence\":\"CC0-1.0\",\"validated\":false,"
  printf "\"applies\":{\"age_months\":[36,71],\"settings\":[\"daycare\"],\"informant\":\"professional\"},"
  printf "\"answers\":{\"sign\":{\"options\":[{\"value\":0,\"label\":{\"da\":\"a\"},\"signal\":\"green\"},{\"value\":1,\"label\":{\"da\":\"b\"},\"signal\":\"yellow\"},{\"value\":2,\"label\":{\"da\":\"c\"},\"signal\":\"red\"}]}},\"areas\":["
  for (a = 0; a < 4; ++a) {
    printf "%s{\"id\":\"area%d\",\"title\":{\"da\":\"x\"},\"items\":[", (a ? "," : ""), a
    for (i = 1; i <= 5; ++i) printf "%s{\"id\":\"i%d\",\"text\":{\"da\":\"t\"},\"answers\":\"sign\"}", (i > 1 ? "," : ""), a * 5 + i
    printf "],\"score\":{\"method\":\"mean\",\"min_answered\":{\"share\":0.5}},\"bands\":[{\"cut\":[{\"up_to\":0.5,\"position\":\"green\"},{\"up_to\":1.2,\"position\":\"yellow\"},{\"position\":\"red\"}]}]}"
  }
  printf "],\"position\":{\"min_answered\":{\"share\":0.8},\"rules\":[{\"id\":\"red-signs\",\"if\":{\"signals\":\"red\",\"at_least\":5},\"then\":\"red\",\"reason\":{\"da\":\"r\"}},"
  printf "{\"id\":\"yellow-areas\",\"if\":{\"bands\":\"yellow\",\"at_least\":2},\"then\":\"yellow\",\"reason\":{\"da\":\"r\"}}],\"otherwise\":\"green\"},\"team\":{\"agree\":2}}"
}' > "$work/form.json"
awk -v rows="$rows" 'BEGIN {
  srand(1); printf "case,rater,age_months,sex"; for (i = 1; i <= 20; ++i) printf ",i%d", i; print ""
  split("0,1,2,0,1,0,", answer, ",")
  for (r = 0; r < rows; ++r) {
    printf "c%06d,%s,%d,%s", r / 2, (r % 2 ? "b" : "a"), 36 + int(rand() * 36), (rand() < 0.5 ? "boy" : "girl")
    for (i = 0; i < 20; ++i) printf ",%s", answer[1 + int(rand() * 7)]
    print ""
  }
}' > "$work/answers.csv"
cat "$work/answers.csv" > /dev/null

# best COMMAND... : prints the best seconds of three runs and the most kilobytes.
best() {
  for run in 1 2 3; do
    rm -f "$work/import.db" "$work/out.csv"
    /usr/bin/time -f '%e %M' -o "$work/time" "$@" > /dev/null
    tail -n 1 "$work/time"
  done | awk '{ if (n++ == 0 || $1 < s) s = $1; if ($2 > k) k = $2 } END { print s, k }'
}
# Twice each in turn, so that both meet the same other load.
sqlite1=$(best sqlite3 "$work/import.db" '.mode csv' ".import $work/answers.csv answers")
score1=$(best "$program" score --instrument "$work/form.json" --answers "$work/answers.csv" --out "$work/out.csv")
sqlite2=$(best sqlite3 "$work/import.db" '.mode csv' ".import $work/answers.csv answers")
score2=$(best "$program" score --instrument "$work/form.json" --answers "$work/answers.csv" --out "$work/out.csv")
lines=$(wc -l < "$work/out.csv" 2>/dev/null || echo 0)
[ "$lines" -eq $((rows + 1)) ] || { echo "score wrote $lines lines" >&2; exit 1; }
printf '%s %s\n%s %s\n' "$sqlite1" "$score1" "$sqlite2" "$score2" | awk -v rows="$rows" '
  NR == 1 || $1 < q { q = $1 } NR == 1 || $3 < s { s = $3 } { if ($4 > k) k = $4 }
  END {
    printf "sqlite3 .import of %d rows\t%.2f s\t(the reference)\n", rows, q
    printf "score of %d rows\t%.2f s\t(ratio %.3f; reference at most 0.200)\n", rows, s, s / q
    printf "peak memory of score\t%.0f MB\t(reference at most 150)\n", k / 1024
  }'
