#!/bin/bash
# What another program reads of `bureau schema`. $1: the program.
set -u
program=$1
fail=0
complain() {
  echo "$1"
  fail=1
}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
unset BUREAU_LANG BUREAU_NOW BUREAU_CONFIG BUREAU_STORE BUREAU_VIA BUREAU_ALLOW LC_MESSAGES LANG LC_ALL
export HOME=$dir XDG_DATA_HOME=$dir/data XDG_CONFIG_HOME=$dir/config BUREAU_USER=wang

"$program" schema >"$dir/all.json" || complain "no schema of all commands"
jq -e '."$schema" == "https://json-schema.org/draft/2020-12/schema"' "$dir/all.json" >/dev/null ||
  complain "it does not say which JSON Schema it is"
[ "$(jq -c '[.anyOf[]."$ref" | ltrimstr("#/$defs/")] - (."$defs" | keys)' "$dir/all.json")" = "[]" ] ||
  complain "a command is referred to that is not there"
[ "$(jq '[."$defs"[] | select((.type != "object") or (.properties.command.enum | length == 0))] | length' \
  "$dir/all.json")" = 0 ] || complain "a command is no object with its words"
[ "$(LC_ALL=zh_CN.UTF-8 "$program" schema task add | jq -r .description)" != \
  "$("$program" schema task add | jq -r .description)" ] ||
  complain "a Chinese office reads English"

# A line made of nothing but what the schema says is taken.
"$program" -q init
line=$(jq -c '."$defs"."task-add" |
  {command: .properties.command.enum[0], title: "甲", unit: "后勤处", due: "+5wd",
   urgency: .properties.urgency.enum[-2], tags: ["一", "二"]}' "$dir/all.json")
printf '%s\n' "$line" | "$program" apply | jq -es '.[-1].committed' >/dev/null ||
  complain "a line by the schema was refused: $line"
exit $fail
