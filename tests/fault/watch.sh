#!/bin/bash
# tests/fault/watch.sh PROGRAM: a program that follows the journal while others write. It is told each entry once, in
# order, misses none when it goes on behind the last, keeps nobody from writing, and ends with 0 however it is ended.
set -u
unset BUREAU_LANG BUREAU_NOW BUREAU_CONFIG BUREAU_STORE BUREAU_VIA BUREAU_ALLOW LC_MESSAGES LANG LC_ALL
program=$1
fail=0
complain() {
  echo "$1"
  fail=1
}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export HOME=$dir XDG_DATA_HOME=$dir/data XDG_CONFIG_HOME=$dir/config BUREAU_USER=writer
"$program" -q init

until_lines() {  # FILE LINES: waits for so many
  for _ in $(seq 300); do
    [ "$(wc -l <"$1" 2>/dev/null || echo 0)" -ge "$2" ] && return
    sleep 0.1
  done
  complain "$1 has $(wc -l <"$1") lines, not $2"
}

"$program" task add 甲 --unit 后勤处 >/dev/null 2>&1
"$program" watch --since 0 -o jsonl >"$dir/told" 2>"$dir/err" &
watcher=$!
until_lines "$dir/told" 1
for i in $(seq 20); do
  "$program" note T1 "第$i次" >/dev/null 2>&1 || complain "note $i failed beside a watch"
done
until_lines "$dir/told" 21
# What comes within a moment of the last, when the file's clock has not moved, comes too.
"$program" note T1 末 >/dev/null 2>&1
until_lines "$dir/told" 22
kill -TERM "$watcher"
wait "$watcher"
status=$?
[ $status = 0 ] || complain "ended by a signal: status $status"
[ ! -s "$dir/err" ] || complain "watch said: $(cat "$dir/err")"
[ "$(jq -r .seq "$dir/told" | tr '\n' ' ')" = "$(seq -s ' ' 22) " ] || complain "not each entry once, in order"
"$program" log --limit 0 -o jsonl >"$dir/log"
cmp -s "$dir/told" "$dir/log" || complain "watch and log tell the same entries differently"

# It goes on behind the last; without --since it begins with what is still to come.
"$program" note T1 间 >/dev/null 2>&1
: >"$dir/again"
: >"$dir/from_now"
"$program" watch --since 22 -o jsonl >"$dir/again" &
again=$!
"$program" watch -o jsonl >"$dir/from_now" &
from_now=$!
until_lines "$dir/again" 1
for _ in $(seq 100); do  # until the second has begun, whenever that is
  "$program" note T1 后 >/dev/null 2>&1
  sleep 0.3
  [ -s "$dir/from_now" ] && break
done
last=$("$program" log --limit 1 -o jsonl | jq .seq)
until_lines "$dir/again" $((last - 22))
[ "$(jq -r .seq "$dir/again" | tr '\n' ' ')" = "$(seq -s ' ' 23 "$last") " ] || complain "it did not go on behind the last"
first=$(jq -r .seq "$dir/from_now" | head -1)
[ "${first:-0}" -ge 24 ] || complain "from now on began with entry ${first:-none}"
until_lines "$dir/from_now" $((last - first + 1))
kill -INT "$from_now"
wait "$from_now" || complain "an interrupted watch ended with $?"
kill -TERM "$again"
wait "$again" || complain "a watch that goes on ended with $?"

# Nobody reads any more: it ends by itself, without another entry.
{ "$program" watch --since 0 -o jsonl 2>"$dir/err"; echo $? >"$dir/status"; } | head -1 >/dev/null
[ "$(cat "$dir/status")" = 0 ] || complain "a reader that went: status $(cat "$dir/status")"
[ ! -s "$dir/err" ] || complain "a closed pipe was complained about: $(cat "$dir/err")"
exit $fail
