#!/bin/bash
# tests/bench/bench.sh PROGRAM [--accept]: what the everyday commands cost, in instructions (callgrind), against the
# baseline beside this file; over 5 % more fails. --accept writes the baseline anew. Needs valgrind. The program is the
# release, or the figures mean nothing.
set -eu
unset BUREAU_LANG BUREAU_CONFIG BUREAU_STORE LC_MESSAGES LANG LC_ALL
program=$(realpath "$1")
accept=${2:-}
here=$(cd "$(dirname "$0")" && pwd)
dir=${BENCH_DIR:-$(mktemp -d)}
[ -n "${BENCH_DIR:-}" ] || trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir"
cd "$dir"
export HOME=$dir XDG_CONFIG_HOME=$dir/config XDG_DATA_HOME=$dir/data TZ=Asia/Shanghai
export BUREAU_USER=officer BUREAU_NOW=2026-11-24T09:00:00+08:00

# fill STORE OPEN CLOSED: made once; at most 20,000 commands in a transaction
fill() {
  [ ! -e "$1" ] || return 0
  "$program" --store "$1" init 2>/dev/null
  "$here/lines.sh" "$2" "$3" | split -l 20000 - "$1.part"
  for part in "$1".part*; do
    "$program" --store "$1" apply <"$part" >/dev/null
  done
  rm "$1".part*
}
fill a.db 1000 0
fill b.db 1000 "${BENCH_CLOSED:-100000}"
fill c.db 10000 0

# instructions STORE WORDS…
instructions() {
  BUREAU_STORE=$1 valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" "${@:2}" 2>&1 >/dev/null |
    sed -n 's/.*Collected : //p'
}
cp a.db w.db
cp a.db s.db

# settings FOLDER: those of an office: a bureau.toml of 100 lines, a kind of its own, a directory of 200 people.
settings() {
  mkdir -p "$1/kinds"
  {
    echo 'office = "办公室"'
    echo 'leader = "主任"'
    echo '[filter]'
    for i in $(seq 40); do echo "mine$i = \"unit = 第${i}处 and due <= today+${i}wd\""; done
    echo '[alias]'
    for i in $(seq 55); do echo "late$i = \"task list --unit 第${i}处\""; done
  } >"$1/bureau.toml"
  cp "$here/purchase.toml" "$1/kinds/purchase.toml"
  for i in $(seq 20); do printf '[[unit]]\nname = "第%d处"\ncode = "U%02d"\n\n' "$i" "$i"; done >"$1/directory.toml"
  for i in $(seq 200); do
    printf '[[person]]\nname = "第%d人"\nunit = "第%d处"\nlogin = "p%d"\n\n' "$i" $((i % 20 + 1)) "$i"
  done >>"$1/directory.toml"
}
settings config/home/bureau

# with_settings WORDS…: the same in that office
with_settings() {
  XDG_CONFIG_HOME=$dir/config/home instructions s.db "$@"
}
{
  echo "version $(instructions a.db --version)"
  echo "list_1000 $(instructions a.db task list --limit 20)"
  echo "show_1000 $(instructions a.db show T5)"
  echo "weekly_1000 $(instructions a.db report weekly)"
  echo "list_1000_of_101000 $(instructions b.db task list --limit 20)"
  echo "show_of_101000 $(instructions b.db show T100500)"
  echo "list_10000 $(instructions c.db task list --limit 20)"
  echo "add_1000 $(instructions w.db task add x)"
  echo "undo_1000 $(instructions w.db undo)"
  echo "show_with_settings $(with_settings show T5)"
  echo "list_with_settings $(with_settings task list --limit 20)"
  echo "add_with_settings $(with_settings task add x)"
  echo "refused_1000 $(instructions a.db show T99999)"
} >measured

if [ "$accept" = --accept ]; then
  cp measured "$here/baseline"
fi
awk 'NR == FNR { was[$1] = $2; next }
  { ratio = was[$1] > 0 ? $2 / was[$1] : 0
    printf "%-20s %9d %6.3f of the baseline\n", $1, $2, ratio
    if (ratio > 1.05 || ratio == 0) { print "  more than the baseline allows"; bad = 1 } }
  END { exit bad }' "$here/baseline" measured
