#!/bin/bash
# What real shells offer while a command line of bureau is typed. $1: the program.
set -eu
bureau=$1
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HOME=$home XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data LC_ALL=C.UTF-8
mkdir -p "$home/bin" "$XDG_CONFIG_HOME/bureau"
ln -s "$(realpath "$bureau")" "$home/bin/bureau"
PATH=$home/bin:$PATH
printf '[[unit]]\nname = "后勤处"\n[[unit]]\nname = "保卫处"\n[[person]]\nname = "Bob Clerk"\n' \
  >"$XDG_CONFIG_HOME/bureau/directory.toml"
bureau -q init
bureau -q task add 整改消防通道 --unit 后勤处 >/dev/null
bureau -q task add 更换灭火器 --unit 后勤处 >/dev/null

failed=0
# offers LINE… : EXPECTED…, the last of LINE being typed.
offers() {
  local words=() wanted=()
  while [ "$1" != : ]; do words+=("$1"); shift; done
  shift
  wanted=("$@")
  COMP_WORDS=(bureau "${words[@]}")
  COMP_CWORD=${#words[@]}
  COMPREPLY=()
  _bureau
  if [ "${COMPREPLY[*]}" != "${wanted[*]}" ]; then
    printf 'bash: %s: offered [%s], wanted [%s]\n' "${words[*]}" "${COMPREPLY[*]}" "${wanted[*]}" >&2
    failed=1
  fi
}

eval "$(bureau completion bash)"
complete -p bureau >/dev/null
offers ta : task
offers task ad : 'add  (Give a task)' "adjust  (Change the due time by a leader's own act)"
offers finish T : 'T1  (整改消防通道)' 'T2  (更换灭火器)'
offers show T2 : T2
offers task list --unit 后 : 后勤处
offers task list --unit = 保 : 保卫处
offers task add x --person B : 'Bob\ Clerk'
offers task list --kind inc : incoming
offers task add x --wit : --within
offers nosuch : ''

# An interactive bash, with the key pressed.
if command -v script >/dev/null; then
  typed=$(printf 'eval "$(bureau completion bash)"\nbureau finish T1 --wherea\t x\nexit\n' |
    script -qec 'bash --norc --noprofile -i' /dev/null 2>&1 | tr -d '\r' || true)
  case $typed in
    *--whereabouts*) ;;
    *) echo "bash: the key does not complete --wherea" >&2; failed=1 ;;
  esac
fi

for shell in zsh fish; do
  bureau completion $shell >"$home/script"
  if command -v $shell >/dev/null; then
    $shell -n "$home/script" || { echo "$shell: its script is not understood" >&2; failed=1; }
  fi
done
if command -v fish >/dev/null; then
  bureau completion fish >"$home/script"
  fish -c "source $home/script; complete -C 'bureau finish T'" >"$home/said"
  grep -q "$(printf 'T1\t整改消防通道')" "$home/said" || { echo "fish: offers no ref" >&2; failed=1; }
fi
exit $failed
