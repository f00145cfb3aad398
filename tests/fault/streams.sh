#!/bin/bash
# tests/fault/streams.sh PROGRAM: the program and the world around it. What is printed arrives, or the status says that
# it did not; the language and the name of who types come from the environment, or from the system.
set -u
unset BUREAU_LANG BUREAU_USER BUREAU_NOW BUREAU_STORE BUREAU_CONFIG LC_MESSAGES LANG LC_ALL
program=$1
fail=0
expect() {  # WHAT STATUS GOT
  if [ "$2" != "$3" ]; then
    echo "$1: status $3, not $2"
    fail=1
  fi
}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

[ -c /dev/full ] || { echo "there is no /dev/full"; exit 1; }

"$program" --version >/dev/full 2>/dev/null
expect "--version to a full disk" 1 $?

said=$("$program" help 2>&1 >/dev/full)
expect "help to a full disk" 1 $?
[ "$(printf '%s\n' "$said" | wc -l)" = 1 ] && [ -n "$said" ] || { echo "not one line on stderr: $said"; fail=1; }

"$program" help >&- 2>/dev/null
expect "help to a closed stdout" 1 $?

(ulimit -f 0; "$program" help >"$dir/out" 2>/dev/null; exit $?)
expect "help to a file that may not grow" 1 $?

said=$( { { "$program" help 2>"$dir/err"; echo $? >"$dir/status"; } | true; } )
expect "help to a reader that has gone" 0 "$(cat "$dir/status")"
[ ! -s "$dir/err" ] || { echo "a closed pipe was complained about: $(cat "$dir/err")"; fail=1; }

LANGUAGE=de LC_ALL=xx_XX.UTF-8 "$program" help >"$dir/english" 2>&1
expect "help in an unknown locale" 0 $?
LC_ALL=zh_CN.UTF-8 "$program" help >"$dir/chinese" 2>&1
expect "help in Chinese" 0 $?
cmp -s "$dir/english" "$dir/chinese" && { echo "the Chinese catalogue is not found"; fail=1; }

typist() {  # WORDS OF env…: the name in the journal
  env "$@" HOME="$dir" XDG_DATA_HOME="$dir/data" XDG_CONFIG_HOME="$dir" "$program" note T1 text >/dev/null 2>&1
  env HOME="$dir" XDG_DATA_HOME="$dir/data" XDG_CONFIG_HOME="$dir" "$program" log T1 -o tsv | tail -1 | cut -f 4
}
env HOME="$dir" XDG_DATA_HOME="$dir/data" XDG_CONFIG_HOME="$dir" "$program" init 2>/dev/null
env HOME="$dir" XDG_DATA_HOME="$dir/data" XDG_CONFIG_HOME="$dir" "$program" task add text >/dev/null
[ "$(typist LOGNAME=officer USER=other)" = officer ] || { echo "LOGNAME is not who types"; fail=1; }
[ "$(typist -u LOGNAME USER=other)" = other ] || { echo "USER is not who types"; fail=1; }
[ "$(typist -u LOGNAME -u USER)" = "$(id -un)" ] || { echo "the user database is not asked who types"; fail=1; }

exit $fail
