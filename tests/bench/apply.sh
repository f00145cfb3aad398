#!/bin/bash
# tests/bench/apply.sh PROGRAM PEAK [TASKS]: how fast `bureau apply` takes tasks, and in how much memory. PEAK is
# bureau_peak of a build with tests.
set -eu
unset BUREAU_LANG BUREAU_CONFIG BUREAU_STORE LC_MESSAGES LANG LC_ALL
program=$(realpath "$1")
peak=$(realpath "$2")
here=$(cd "$(dirname "$0")" && pwd)
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export HOME=$dir XDG_CONFIG_HOME=$dir XDG_DATA_HOME=$dir TZ=Asia/Shanghai BUREAU_USER=officer BUREAU_NOW=2026-11-24T09:00:00+08:00
"$here/lines.sh" "${3:-10000}" 0 >"$dir/lines"
for round in 1 2 3; do
  "$program" --store "$dir/$round.db" init 2>/dev/null
  "$peak" "$program" --store "$dir/$round.db" apply <"$dir/lines" >"$dir/out"
  tail -1 "$dir/out"
done
