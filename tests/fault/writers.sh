#!/bin/bash
# tests/fault/writers.sh PROGRAM [PROCESSES [ADDS [VERIFY]]]: many processes write to one store at once. None may fail,
# nothing may be lost, no ref and no serial may be given twice, and the journal must verify.
set -u
unset BUREAU_LANG BUREAU_NOW BUREAU_CONFIG BUREAU_STORE LC_MESSAGES LANG LC_ALL
program=$1
processes=${2:-16}
adds=${3:-25}
verify=${4:-$(cd "$(dirname "$0")/../.." && pwd)/build/dev/tests/fault/bureau_verify}
fail=0
complain() {
  echo "$1"
  fail=1
}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export HOME=$dir XDG_DATA_HOME=$dir/data XDG_CONFIG_HOME=$dir/config BUREAU_USER=writer
store=$dir/data/bureau/office.db
[ -x "$verify" ] || complain "there is no $verify"

"$program" init 2>"$dir/err" || complain "init failed: $(cat "$dir/err")"

writer() {  # W: every second add is a paper with a number of its own, the others are tasks
  local a
  for a in $(seq "$adds"); do
    if [ $((a % 2)) = 0 ]; then
      "$program" doc receive "并发来文 $1-$a" --from 市应急管理局 --number "市应急〔2026〕$(($1 * 1000 + a))号"
    else
      "$program" task add "并发任务 $1-$a" --unit 后勤处 --within 10wd
    fi >>"$dir/refs.$1" 2>"$dir/said"."$1" || { echo "$1-$a: status $?: $(cat "$dir/said.$1")" >>"$dir/errors"; }
  done
}
began=$(date +%s%N)
for w in $(seq "$processes"); do writer "$w" & done
wait
took=$((($(date +%s%N) - began) / 1000000))

expected=$((processes * adds))
errors=$(cat "$dir/errors" 2>/dev/null | wc -l)
[ "$errors" = 0 ] || complain "$errors commands failed, the first: $(head -1 "$dir/errors")"

cat "$dir"/refs.* | sort >"$dir/acknowledged"
"$program" export jsonl >"$dir/export" 2>"$dir/err" || complain "export failed: $(cat "$dir/err")"
jq -r 'select(.table == "matter") | .row | (["D", "M", "T"][.id % 4] + ((.id / 4 | floor) | tostring))' "$dir/export" |
  sort >"$dir/stored"
[ "$(wc -l <"$dir/acknowledged")" = "$expected" ] ||
  complain "$(wc -l <"$dir/acknowledged") refs were printed, not $expected"
duplicates=$(uniq -d "$dir/acknowledged" | wc -l)
[ "$duplicates" = 0 ] || complain "$duplicates refs were given twice"
lost=$(comm -23 "$dir/acknowledged" "$dir/stored" | wc -l)
[ "$lost" = 0 ] || complain "$lost acknowledged matters are not in the store"
[ "$(wc -l <"$dir/stored")" = "$expected" ] || complain "$(wc -l <"$dir/stored") matters are stored, not $expected"

jq -r 'select(.table == "matter") | .row.serial // empty' "$dir/export" | sort >"$dir/serials"
twice=$(uniq -d "$dir/serials" | wc -l)
[ "$twice" = 0 ] || complain "$twice serials were given twice"
papers=$((processes * (adds / 2)))
[ "$(wc -l <"$dir/serials")" = "$papers" ] || complain "$(wc -l <"$dir/serials") serials, not $papers"
# No gap either: the last of N serials is the Nth.
[ "$papers" = 0 ] || [ "$(tail -1 "$dir/serials" | sed 's/.*-0*//')" = "$papers" ] ||
  complain "the last serial of $papers is $(tail -1 "$dir/serials")"

entries=$("$program" log --limit 0 -o jsonl 2>/dev/null | wc -l)
[ "$entries" -ge "$expected" ] || complain "$entries entries in the journal for $expected commands"
"$verify" "$store" || complain "the store or its journal does not verify"

echo "$expected adds by $processes processes in $took ms: $errors errors, $lost lost, $duplicates refs and $twice serials given twice"
exit $fail
