#!/bin/bash
# tests/fault/refusals.sh PROGRAM [VERIFY]: what must be refused is refused with its status and one line that says why,
# and the store is as it was. What would need another user, a limit or a full device gets one: a test that cannot be
# run fails.
set -u
unset BUREAU_LANG BUREAU_NOW BUREAU_CONFIG BUREAU_STORE LC_MESSAGES LANG LC_ALL
program=$(realpath "$1")
verify=$(realpath "${2:-$(cd "$(dirname "$0")/../.." && pwd)/build/dev/tests/fault/bureau_verify}")
count=0
fail=0
complain() {
  echo "$1"
  fail=1
}
dir=$(mktemp -d)
trap 'chmod -R u+rwX "$dir"; rm -rf "$dir"' EXIT
chmod 755 "$dir"
cd "$dir" || exit 1
export HOME=$dir/home XDG_DATA_HOME=$dir/data XDG_CONFIG_HOME=$dir/config BUREAU_USER=officer
store=$dir/data/bureau/office.db
mkdir home

bureau() { "$program" --now 2026-11-24T09:00:00+08:00 "$@"; }
shown() { bureau export jsonl 2>/dev/null | cksum; }

# refused STATUS PATTERN WORDS…: the command ends with the status and says one line that matches; nothing changed.
# WORDS may begin with "as_nobody" or "in_little_room". A table says a line for each row, and one more: lines=2.
refused() {
  local status=$1 pattern=$2 got before after
  shift 2
  count=$((count + 1))
  before=$([ -n "${no_store:-}" ] || shown)
  if [ "$1" = as_nobody ] || [ "$1" = in_little_room ]; then
    "$@" >out 2>err
  else
    bureau "$@" >out 2>err
  fi
  got=$?
  after=$([ -n "${no_store:-}" ] || shown)
  [ "$got" = "$status" ] || complain "$*: status $got, not $status: $(head -c 300 err)"
  [ "$(wc -l <err)" = "${lines:-1}" ] || complain "$*: not ${lines:-1} line(s): $(head -c 600 err)"
  grep -q -- "$pattern" err || complain "$*: does not say '$pattern': $(head -c 300 err)"
  [ "$before" = "$after" ] || complain "$*: the store was changed"
  if LC_ALL=C grep -q -P '[\x00-\x08\x0b-\x1f\x7f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]' err; then
    complain "$*: control characters in the message"
  fi
}
works() {
  bureau "$@" >out 2>err || complain "$*: status $?: $(cat err)"
}
as_nobody() {
  setpriv --reuid=65534 --regid=65534 --clear-groups env HOME=/nonexistent XDG_CONFIG_HOME=/nonexistent "$program" "$@"
}

# --- A store that is not there, not ours, not of this time -------------------------------------------------------
no_store=yes
refused 3 "bureau init" task list
refused 3 "bureau init" task add x
works init
unset no_store
works task add "整改消防通道" --unit 后勤处 --within 10wd
works doc receive "关于开展消防安全检查的通知" --from 市应急管理局 --number 市应急〔2026〕15号 --dated 2026-11-20 --need act
works task add "已经办完的事" --unit 后勤处
for verb in accept finish approve; do works $verb T2; done
works answer T2 "办完了"
works close T2

refused 5 "already" init
head -c 8192 /dev/urandom >random.db
printf 'this is a text\n' >text.db
: >empty.db
for file in random.db text.db; do
  before=$(cksum <$file)
  refused 7 "not a store of bureau" --store $file task list
  refused 7 "not a store of bureau" --store $file task add x
  [ "$before" = "$(cksum <$file)" ] || complain "$file was changed"
done
refused 7 "not a store of bureau" --store . task list
refused 7 "empty.db" --store empty.db task list

# Bytes 60 to 63 of an SQLite file are user_version, 68 to 71 application_id.
cp "$store" newer.db
printf '\000\000\003\347' | dd of=newer.db bs=1 seek=60 conv=notrunc status=none
cp "$store" foreign.db
printf '\000\000\000\052' | dd of=foreign.db bs=1 seek=68 conv=notrunc status=none
cp "$store" cut.db
truncate -s 5000 cut.db
for file in newer.db foreign.db cut.db; do
  before=$(cksum <$file)
  refused 7 "$file" --store $file task list
  refused 7 "$file" --store $file task add x
  [ "$before" = "$(cksum <$file)" ] || complain "$file was changed"
done
refused 7 "newer" --store newer.db task list

# --- Locked for long ---------------------------------------------------------------------------------------------
exec 9>"$store.lock"
flock 9 || complain "the lock cannot be taken"
refused 6 "in use for 1 second" --set busy_seconds=1 task add x
works task list
exec 9>&-
works task add "nach der Sperre" --unit 后勤处

# --- Read-only: another user, because root may write everything ---------------------------------------------------
command -v setpriv >/dev/null || complain "there is no setpriv"
chmod 755 home data data/bureau
chmod 644 "$store"*
as_nobody --store "$store" task list >out 2>err || complain "another user cannot read: $(cat err)"
refused 1 "permissions" as_nobody --store "$store" task add x
chmod 700 data/bureau
refused 1 "permissions" as_nobody --store "$store" task list
refused 1 "permissions" as_nobody --store "$store" task add x
chmod 755 data/bureau
chmod 600 "$store"*
refused 1 "permissions" as_nobody --store "$store" task list
refused 1 "permissions" as_nobody --store "$store" task add x
no_store=yes
refused 1 "cannot be made" as_nobody --store "$dir/data/bureau/new/office.db" init
unset no_store
chmod 700 data data/bureau

# --- No room -------------------------------------------------------------------------------------------------------
in_little_room() {  # the store may grow by nothing: its size is the limit of every file
  (
    ulimit -f $(($(stat -c %s "$store") / 1024 / 8))
    exec "$program" "$@" > >(cat >/dev/null)
  )
}
seq 400 | sed 's/.*/{"command": "task add", "title": "任务 & 消防安全检查整改落实情况", "unit": "后勤处"}/' >many.jsonl
refused 1 "nothing was changed" in_little_room apply <many.jsonl
{ echo "事项,说明"; for row in $(seq 40); do echo "大$row,$(head -c 150000 /dev/zero | tr '\0' x)"; done; seq -f '小%g,短' 20; } >big.csv
refused 1 "." in_little_room import csv big.csv --kind task --map title=事项 --map origin=说明
refused 1 "." in_little_room import csv big.csv --kind task --map title=事项 --map fields.more=说明 --on-error skip
works task add "又有空间了" --unit 后勤处
"$verify" "$store" || complain "the store does not verify after a full disk"
[ -c /dev/full ] || complain "there is no /dev/full"
bureau task list >/dev/full 2>err
[ $? = 1 ] && [ "$(wc -l <err)" = 1 ] || complain "task list to a full disk: $(cat err)"
bureau export jsonl >/dev/full 2>err
[ $? = 1 ] && [ "$(wc -l <err)" = 1 ] || complain "export to a full disk: $(cat err)"
count=$((count + 2))

# --- The configuration -------------------------------------------------------------------------------------------
mkdir -p config/bureau/kinds
configured() {  # TEXT STATUS PATTERN: a bureau.toml that is wrong
  printf '%s\n' "$1" >config/bureau/bureau.toml
  local before
  rm -f config/bureau/kinds/*
  no_store=yes refused 2 "$2" task list
  : >config/bureau/bureau.toml
}
configured 'bak_days = 3' 'bureau.toml:1:1: .*back_days'
configured $'\n  back_days = "three"' 'bureau.toml:2:[0-9]*: .*back_days'
configured 'back_days = ' 'bureau.toml:1:[0-9]*: '
configured '[alias' 'bureau.toml:1:[0-9]*: '
configured $'user = "a"\nuser = "b"' 'bureau.toml:2:[0-9]*: '
configured 'ceiling = "hush-hush"' 'bureau.toml:1:[0-9]*: .*hush-hush'
configured $'user = "\xff\xfe"' 'bureau.toml:1:[0-9]*: '
refused 2 "ceilng" --set ceilng=open task list
refused 2 "back_days" --set back_days=three task list
refused 3 "nosuch.toml" --config nosuch.toml task list
cat >config/bureau/kinds/lost.toml <<'TOML'
id = "lost"
register = "task"
name = { en = "lost", zh = "丢" }

[[state]]
id = "begun"
name = { en = "begun", zh = "已开始" }
phase = "new"

[[state]]
id = "island"
name = { en = "island", zh = "孤岛" }
phase = "in-hand"

[[state]]
id = "ended"
name = { en = "ended", zh = "已结束" }
phase = "ended"

[[step]]
verb = "end"
name = { en = "end", zh = "结束" }
from = ["begun"]
to = "ended"
TOML
refused 2 'lost.toml:[0-9]*:[0-9]*: .*island' task add x --kind lost
sed -i -e '/^\[\[state\]\]$/{N;N;N;/island/d}' -e 's/^to = "ended"/to = "nowhere"/' config/bureau/kinds/lost.toml
refused 2 "lost.toml:[0-9]*:[0-9]*: no step leads to the state 'ended'" task add x --kind lost
rm config/bureau/kinds/lost.toml
bureau config check >out 2>err || complain "config check: $(cat out err)"

# --- Tables --------------------------------------------------------------------------------------------------------
table() { refused "$1" "$2" import csv "${@:3}" --kind task; }
printf 'title,unit\nbroken \xff\xfe,后勤处\n' >broken.csv
table 9 "UTF-8" broken.csv --map title=title
printf '标题,单位\n整改,后勤处\n' | iconv -f UTF-8 -t GB18030 >gb.csv
table 9 "gb18030" gb.csv --map title=标题
printf 'title,unit\nx,后勤处\n' >columns.csv
table 2 "heading.*title" columns.csv --map title=heading
printf 'title,unit\nx,后勤处\ny\n' >ragged.csv
lines=2 table 9 "line 3" ragged.csv --map title=title --map unit=unit
printf 'title,due\nx,2026-02-30\n' >dates.csv
lines=2 table 9 "line 2.*2026-02-30" dates.csv --map title=title --map due=due
printf 'title,unit\n"x,后勤处\n' >quote.csv
table 9 "quote" quote.csv --map title=title
: >nothing.csv
table 9 "empty" nothing.csv --map title=title
table 3 "nosuch.csv" nosuch.csv --map title=title
table 2 "did you mean 'title'" columns.csv --map titel=title
table 2 "give --map title" columns.csv --map unit=unit
table 2 "latin1" columns.csv --map title=title --encoding latin1
printf '\xef\xbb\xbftitle,unit\nwith a mark,后勤处\n' >bom.csv
works import csv bom.csv --kind task --map title=title --map unit=unit
works import csv gb.csv --kind task --map title=标题 --map unit=单位 --encoding gb18030
bureau search 整改 2>/dev/null | grep -q 整改 || complain "a GB18030 table was read wrong"

# --- Titles --------------------------------------------------------------------------------------------------------
refused 2 "title" task add "$(head -c 10000 /dev/zero | tr '\0' x)"
refused 2 "title" task add ""
refused 2 "UTF-8" task add "$(printf 'broken \xff')"
printf '{"command": "task add", "title": "red \\u001b[31m and \\u202eback\\u202c \\u0007\\r\\nline", "unit": "后勤处"}\n' >hostile.jsonl
bureau apply <hostile.jsonl >out 2>err
if [ $? = 0 ]; then
  for output in "task list" "-o csv task list" "-o tsv task list" "-o md task list" "-o html task list" "-o json task list" \
    "-o jsonl task list" "search red" "" "report weekly" "report audit" "-o md report weekly" "-o html report weekly"; do
    # shellcheck disable=SC2086
    bureau $output >out 2>err
    if LC_ALL=C grep -q -P '[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]' out err; then
      complain "bureau $output: control characters or direction overrides are shown raw"
    fi
    count=$((count + 1))
  done
fi

# --- What an office refuses ----------------------------------------------------------------------------------------
refused 2 "D1.*bureau doc show D1" task show D1
refused 2 "T1.*bureau task show T1" doc show T1
refused 3 "T99" show T99
refused 3 "T99" accept T99
refused 3 "D99" show D99/i1
refused 3 "国办发〔2026〕99号" show 国办发〔2026〕99号
refused 4 "T1" close T1
refused 4 "T1" approve T1
refused 2 "2026-02-30" task add x --due 2026-02-30
refused 2 "03/04/05" task add x --due 03/04/05
refused 2 "gestern" task add x --due gestern
refused 5 "D1" doc receive "另一份" --from 市应急管理局 --number "市应急[2026]15号" --need read
refused 4 "T2" edit T2 --title "another title"
refused 4 "T2" progress T2 50 "more"
refused 4 "later\|future" task add x --when 2026-12-24
refused 4 "reason" accept T1 --when 2026-11-01
refused 5 "version" edit T1 --title y --if-version 1000
refused 2 "lst.*list" task lst
refused 2 "--lmit" task list --lmit 3
refused 2 "units" task add x --within 10units
refused 2 "column" task list --where "unit == 后勤处"
refused 2 "colour" task list --where "colour = red"
refused 2 "secret" task add x --secrecy "very secret"
refused 4 "秘密\|secret" task add x --secrecy 秘密★10年
refused 3 "nosuch.pdf" attach T1 nosuch.pdf
refused 2 "pdff" task list -o list.pdff
printf '{"command": "task add", "title": "good"}\n{"command": "task add", "titel": "bad"}\n' >bad.jsonl
refused 2 "line 2" apply <bad.jsonl
printf '{"command": "task add", "title": "good"\n' >bad.jsonl
refused 2 "line 1" apply <bad.jsonl
refused 4 "not empty" import jsonl bad.jsonl
bureau --store new.db init 2>/dev/null
refused 9 "line 1" --store new.db import jsonl bad.jsonl
refused 9 "line 1" --store new.db import jsonl hostile.jsonl
works --once monday task add "einmal"
refused 5 "monday" --once monday task add "zweimal"

# --- What became a state secret is in no page of the file any more ------------------------------------------------
works task add "线索 ZQXJKV" --unit 后勤处
raised=$(cat out)
grep -qai zqxjkv "$store" || complain "the clear title is not where it is looked for"
works edit "$raised" --secrecy 绝密 --yes
cat "$store" "$store-wal" 2>/dev/null | grep -qai zqxjkv && complain "a clear title stays in the file after it became a state secret"

"$verify" "$store" || complain "the store does not verify"
[ $fail = 0 ] && echo "$count commands were refused well"
exit $fail
