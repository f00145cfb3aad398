#!/bin/bash
# What the program does at a terminal and nowhere else: a pager, an editor. $1: the program.
set -eu
bureau=$(realpath "$1")
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
unset BUREAU_PAGER PAGER LESS BUREAU_EDITOR VISUAL EDITOR BUREAU_LANG NO_COLOR COLUMNS
export HOME=$home XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data XDG_RUNTIME_DIR=$home/run
export LC_ALL=C.UTF-8 TERM=xterm LINES=10 BUREAU_USER=clerk
mkdir -p "$XDG_CONFIG_HOME/bureau" "$home/bin" "$home/run"
ln -s "$bureau" "$home/bin/bureau"
PATH=$home/bin:$PATH
command -v script >/dev/null || { echo "there is no script(1)" >&2; exit 1; }

failed=0
complain() { printf '%s\n' "$*" >&2; failed=1; }

# at_terminal COMMAND: what a person sees; the status is in $status.
at_terminal() {
  seen=$(script -qec "$1; echo \"status \$?\"" /dev/null </dev/null | tr -d '\r')
  status=${seen##*status }
  seen=${seen%status *}
}
expect() {  # WHAT STATUS
  [ "$status" = "$2" ] || complain "$1: status $status, not $2: $seen"
}
shows() {  # WHAT PATTERN
  case $seen in *$2*) ;; *) complain "$1: '$2' is not shown: $seen" ;; esac
}
hides() {
  case $seen in *$2*) complain "$1: '$2' is shown: $seen" ;; esac
}

bureau -q init
for i in 1 2 3 4 5 6 7 8 9 10 11 12; do bureau -q task add "matter $i" >/dev/null; done

cat >"$home/bin/marking" <<'END'
#!/bin/sh
# A pager that says that it was there.
echo "LESS is $LESS"
sed 's/^/paged: /'
END
chmod +x "$home/bin/marking"

PAGER=marking at_terminal 'bureau task list'
expect "a long list" 0
shows "a long list" 'paged: '
shows "a long list" 'LESS is FRX'
shows "a long list" 'matter 12'
LESS=-S PAGER=marking at_terminal 'bureau task list'
shows "a pager whose options were chosen" 'LESS is -S'
PAGER=marking at_terminal 'bureau task list --limit 3'
hides "a short list" 'paged: '
shows "a short list" 'matter 3'
PAGER='marking | sed s/paged/piped/' at_terminal 'bureau task list'
shows "a pager that the shell understands" 'piped: '
PAGER=false BUREAU_PAGER=marking at_terminal 'bureau task list'
shows "BUREAU_PAGER before PAGER" 'paged: '
PAGER=marking BUREAU_PAGER='' at_terminal 'bureau task list'
hides "an empty BUREAU_PAGER" 'paged: '
PAGER=cat at_terminal 'bureau task list'
shows "cat" 'matter 12'
PAGER=marking at_terminal 'bureau --no-pager task list'
hides "--no-pager" 'paged: '
shows "--no-pager" 'matter 12'
PAGER=marking TERM=dumb at_terminal 'bureau task list'
hides "a terminal without a cursor" 'paged: '
PAGER=marking at_terminal 'bureau help --all'
shows "help" 'paged: '
PAGER=marking at_terminal "bureau task list -o $home/list.csv; cat $home/list.csv"
hides "a file" 'paged: '
PAGER=marking at_terminal 'bureau task list | cat'
hides "a pipe" 'paged: '
PAGER=/nowhere/pager at_terminal 'bureau task list'
expect "a pager that is not there" 0
shows "a pager that is not there" 'matter 12'
PAGER='/nowhere/pager | cat >&2; exit 127' at_terminal 'bureau task list'
expect "a pager that the shell cannot find" 1
shows "a pager that the shell cannot find" 'the pager cannot be run'
PAGER='head -n 1' at_terminal 'bureau log -o json'
expect "a pager that was left" 0
hides "a pager that was left" 'could not be written'
yes '{"command": "task edit", "ref": "T1", "importance": "high"}' | head -n 20 >"$home/lines.jsonl" || true
PAGER=marking at_terminal "bureau apply $home/lines.jsonl"
expect "apply" 0
hides "apply" 'paged: '
[ "$(bureau apply <(echo '{"command": "note", "ref": "T2", "text": "through a pipe"}') | grep -c '"committed": true')" = 1 ] ||
  complain "apply does not read a pipe of the shell"
echo 'pager = "marking"' >"$XDG_CONFIG_HOME/bureau/bureau.toml"
PAGER=false at_terminal 'bureau task list'
shows "the setting before PAGER" 'paged: '
rm "$XDG_CONFIG_HOME/bureau/bureau.toml"

# editing SCRIPT: the editor is that script, with the file as $1.
editing() {
  printf '#!/bin/sh\n%s\n' "$1" >"$home/bin/typing"
  chmod +x "$home/bin/typing"
}
export EDITOR=typing
editing 'cp "$1" '"$home"'/given; sed -i "s/^title = .*/title = \"another title\"/; s/^due = .*/due = 2030-01-07/" "$1"'
at_terminal 'bureau edit T1'
expect "a title and a due time typed" 0
shows "a title and a due time typed" 'another title'
[ "$(bureau show T1 -o json --fields title | grep -c 'another title')" = 1 ] || complain "the title was not kept"
case $(bureau task list --where 'ref = T1' -o csv --fields due) in
  *2030-01-07T17:00*) ;;
  *) complain "the due day was not kept: $(bureau task list --where 'ref = T1' -o csv --fields due)" ;;
esac
grep -q '^# normal, urgent' "$home/given" || complain "no comment says what a line takes: $(cat "$home/given")"
ls "$home/run" | grep -q . && complain "a file of the editor stayed"

editing ':'
before=$(bureau log -o jsonl | wc -l)
at_terminal 'bureau edit T1'
expect "nothing typed" 0
shows "nothing typed" 'nothing was changed'
editing ': >"$1"'
at_terminal 'bureau edit T1'
shows "an emptied file" 'nothing was changed'
[ "$(bureau log -o jsonl | wc -l)" = "$before" ] || complain "an entry was written where nothing was changed"

editing 'sed -i "s/^urgency = .*/urgency = \"terribly\"/" "$1"'
at_terminal 'bureau edit T1'
expect "a bad value" 2
shows "a bad value" 'what was typed is in '
kept=${seen##*typed is in }
grep -q terribly "${kept%%[[:space:]]*}" || complain "what was typed is not in '$kept'"
editing 'echo "titel = \"x\"" >"$1"'
at_terminal 'bureau edit T1'
expect "an unknown key" 2
shows "an unknown key" "did you mean title"
editing 'echo "title = " >"$1"'
at_terminal 'bureau edit T1'
expect "no TOML" 2
shows "no TOML" 'T1.toml:1:'

editing 'bureau -q edit T1 --title "a colleague was faster"; sed -i "s/^title = .*/title = \"mine\"/" "$1"'
at_terminal 'bureau edit T1'
expect "a matter that changed meanwhile" 5
shows "a matter that changed meanwhile" 'what was typed is in '

editing 'exit 1'
at_terminal 'bureau edit T1'
expect "an editor that failed" 1
EDITOR=/nowhere/editor at_terminal 'bureau edit T1'
expect "an editor that is not there" 1
BUREAU_EDITOR=true VISUAL=false at_terminal 'bureau edit T1'
expect "BUREAU_EDITOR before VISUAL" 0
status=0
seen=$(bureau edit T1 2>&1 </dev/null) || status=$?
expect "no terminal" 2
shows "no terminal" 'say what is changed'
exit "$failed"
