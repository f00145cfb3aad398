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

# What is on the disk although its output was lost is said: who tries again would register twice.
office() { env HOME="$dir" XDG_DATA_HOME="$dir/data" XDG_CONFIG_HOME="$dir" LC_ALL=C "$program" "$@"; }
said=$(office task add lost 2>&1 >/dev/full)
expect "a task to a full disk" 1 $?
case $said in *"but it was recorded as entry "*"(T2)") ;; *) echo "what was recorded is not said: $said"; fail=1 ;; esac
[ "$(office task list -o refs | wc -l)" = 2 ] || { echo "T2 was not recorded"; fail=1; }
said=$(office task add lost 2>&1 >&-)
expect "a task to a closed stdout" 1 $?
case $said in *"(T3)") ;; *) echo "what was recorded is not said: $said"; fail=1 ;; esac

# Without a home nothing is made in, or read from, the folder one stands in.
mkdir -p "$dir/stranger/.config/bureau" && printf 'user = "evil"\n' >"$dir/stranger/.config/bureau/bureau.toml"
for home in -uHOME HOME= HOME=.; do
  said=$(cd "$dir/stranger" && env -u XDG_DATA_HOME -u XDG_CONFIG_HOME "$home" "$program" init 2>&1)
  expect "init with $home" 2 $?
  case $said in *"--store"*) ;; *) echo "no way out is named: $said"; fail=1 ;; esac
done
(cd "$dir/stranger" && env -u HOME -u XDG_CONFIG_HOME "$program" --store "$dir/named/office.db" init -q)
expect "init of a named store without a home" 0 $?
said=$(cd "$dir/stranger" && env -u HOME -u XDG_CONFIG_HOME "$program" --store "$dir/named/office.db" log -v 2>&1)
case $said in *evil*) echo "the settings of the present folder are read"; fail=1 ;; esac
[ "$(find "$dir/stranger" -type f | wc -l)" = 1 ] || { echo "something was made in the present folder"; fail=1; }

# A zone that nobody knows would be UTC in silence.
for zone in Asia/Shangai nowhere ../zoneinfo; do
  TZ=$zone office log >/dev/null 2>&1
  expect "TZ=$zone" 2 $?
done
for zone in "" UTC Asia/Shanghai :Asia/Shanghai CST-8 "<+08>-8" CET-1CEST; do
  TZ=$zone office log >/dev/null 2>&1
  expect "TZ=$zone" 0 $?
done

# What others may write to is said.
chmod 777 "$dir/data/bureau" && said=$(office log 2>&1 >/dev/null)
case $said in *"everybody on this machine may write to $dir/data/bureau: "*) ;; *) echo "an open folder is not said: $said"; fail=1 ;; esac
chmod 700 "$dir/data/bureau" && said=$(office log 2>&1 >/dev/null)
[ -z "$said" ] || { echo "a closed folder is complained about: $said"; fail=1; }

# Memory that fails ends in a line, never in an abort.
for kibibytes in 9000 12000 14000 16000 17000 18000 20000 24000; do
  said=$( (ulimit -v $kibibytes; office task list --all -o json) 2>&1 >/dev/null)
  status=$?
  [ $status != 1 ] || [ -n "$said" ] || { echo "with $kibibytes KiB: nothing is said"; fail=1; }
  case $status in 0 | 1 | 127) ;; *) echo "with $kibibytes KiB: status $status, $said"; fail=1 ;; esac
done

exit $fail
